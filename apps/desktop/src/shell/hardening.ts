import type { App, Session, WebContents } from "electron";
import { watchPresses } from "./input-gate.ts";

/**
 * Takes every way out of the page away, for this page and any other that should ever come to be: no navigation, no
 * window, no webview, no permission. `openExternal` gets the addresses that the page wanted to open after a press.
 */
export function hardenPages(app: Pick<App, "on">, openExternal: (address: string) => void): void {
  app.on("web-contents-created", (_event, contents: WebContents) => {
    const hasPressed = watchPresses(contents);
    contents.setWindowOpenHandler(({ url }) => {
      if (hasPressed()) openExternal(url);
      return { action: "deny" };
    });
    contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
    contents.on("will-navigate", (event) => event.preventDefault());
    contents.on("will-frame-navigate", (event) => event.preventDefault());
    contents.on("will-attach-webview", (event) => event.preventDefault());
  });
}

/** Port 9 discards: no proxy is there. */
const NOWHERE = "http://127.0.0.1:9";

type Permissions = Pick<
  Session,
  | "setProxy"
  | "setPermissionRequestHandler"
  | "setPermissionCheckHandler"
  | "setDevicePermissionHandler"
  | "setSpellCheckerEnabled"
>;

/**
 * The page needs no permission. Words are checked by the system on a Mac; elsewhere Electron's spell checker would
 * fetch dictionaries from Google's servers, and stays off.
 */
export function hardenSession(session: Permissions, platform: NodeJS.Platform): void {
  // The page asks for nothing but its own files. WebRTC knows no content security policy: it finds a proxy that is not.
  void session.setProxy({ proxyRules: NOWHERE, proxyBypassRules: "<-loopback>" });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(platform === "darwin");
}

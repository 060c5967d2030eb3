import type { Session } from "electron";
import { imitation } from "./imitation.ts";

type PermissionRequestHandler = Parameters<Session["setPermissionRequestHandler"]>[0];
type PermissionCheckHandler = Parameters<Session["setPermissionCheckHandler"]>[0];

/**
 * The one session. Chromium's own headless shell denies every permission, and the handlers are kept, so that a test
 * can ask whether they are there and what they answer.
 */
export interface StandInSession extends Pick<
  Session,
  | "setPermissionRequestHandler"
  | "setPermissionCheckHandler"
  | "setDevicePermissionHandler"
  | "setSpellCheckerEnabled"
  | "setProxy"
  | "resolveProxy"
> {
  readonly handlers: { request: PermissionRequestHandler; check: PermissionCheckHandler };
}

export function createSession(): StandInSession {
  let rules = "";
  const handlers: StandInSession["handlers"] = { request: null, check: null };
  return imitation("session", {
    handlers,
    setPermissionRequestHandler: (handler) => void (handlers.request = handler),
    setPermissionCheckHandler: (handler) => void (handlers.check = handler),
    setDevicePermissionHandler: () => {},
    setSpellCheckerEnabled: () => {},
    /** Chromium's headless shell takes a proxy at its start only: what is set here is asked back, and used by nobody. */
    setProxy: async ({ proxyRules = "" }) => void (rules = proxyRules),
    // As Chromium does where the desktop has no settings of its own: net/proxy_resolution/proxy_config_service_linux.cc.
    async resolveProxy(url) {
      if (rules !== "") return `PROXY ${new URL(rules).host}`;
      const { protocol, hostname } = new URL(url);
      const variable = protocol === "https:" ? "https_proxy" : "http_proxy";
      const proxy = process.env[variable] ?? process.env[variable.toUpperCase()] ?? "";
      const without = (process.env["no_proxy"] ?? process.env["NO_PROXY"] ?? "").split(",").map((host) => host.trim());
      const isLoopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
      return proxy === "" || isLoopback || without.includes(hostname) ? "DIRECT" : `PROXY ${new URL(proxy).host}`;
    },
  });
}

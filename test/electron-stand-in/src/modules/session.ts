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
  /** The proxy of the pages that open from now on; undefined without one. */
  readonly proxy: SessionProxy | undefined;
}

/** A proxy as Chromium takes it for a context of pages. */
export interface SessionProxy {
  readonly proxyServer: string;
  readonly proxyBypassList: string;
}

export function createSession(): StandInSession {
  let proxy: SessionProxy | undefined;
  const handlers: StandInSession["handlers"] = { request: null, check: null };
  return imitation("session", {
    handlers,
    setPermissionRequestHandler: (handler) => void (handlers.request = handler),
    setPermissionCheckHandler: (handler) => void (handlers.check = handler),
    setDevicePermissionHandler: () => {},
    setSpellCheckerEnabled: () => {},
    get proxy() {
      return proxy;
    },
    async setProxy({ proxyRules = "", proxyBypassRules = "" }) {
      proxy = proxyRules === "" ? undefined : { proxyServer: proxyRules, proxyBypassList: proxyBypassRules };
    },
    // As Chromium does where the desktop has no settings of its own: net/proxy_resolution/proxy_config_service_linux.cc.
    async resolveProxy(url) {
      if (proxy) return `PROXY ${new URL(proxy.proxyServer).host}`;
      const { protocol, hostname } = new URL(url);
      const variable = protocol === "https:" ? "https_proxy" : "http_proxy";
      const system = process.env[variable] ?? process.env[variable.toUpperCase()] ?? "";
      const without = (process.env["no_proxy"] ?? process.env["NO_PROXY"] ?? "").split(",").map((host) => host.trim());
      const isLoopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
      return system === "" || isLoopback || without.includes(hostname) ? "DIRECT" : `PROXY ${new URL(system).host}`;
    },
  });
}

import type { Protocol } from "electron";
import { imitation, notImitated } from "./imitation.ts";

type Handler = Parameters<Protocol["handle"]>[1];

/** `app://host/path` in the app is `https://host.app.invalid/path` in Chromium, which shows unknown schemes to nobody. */
export interface Schemes {
  readonly protocol: Pick<Protocol, "registerSchemesAsPrivileged" | "handle" | "unhandle" | "isProtocolHandled">;
  toChromium(address: string): string;
  toApp(address: string): string;
  handlerOf(address: string): Handler | undefined;
}

const ADDRESS = /^(?<scheme>[a-z][a-z0-9+.-]*):\/\/(?<host>[^/?#]*)(?<rest>.*)$/i;
const MAPPED = /^https:\/\/(?<host>[^/?#]+)\.(?<scheme>[a-z0-9+-]+)\.invalid(?::443)?(?<rest>[/?#].*)?$/i;

export function createSchemes(isReady: () => boolean): Schemes {
  const privileged = new Set<string>();
  const handlers = new Map<string, Handler>();
  const schemeOf = (address: string) => ADDRESS.exec(address)?.groups?.["scheme"] ?? "";
  return {
    protocol: imitation("protocol", {
      registerSchemesAsPrivileged(schemes) {
        if (isReady()) throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
        for (const { scheme, privileges } of schemes) {
          if (!privileges?.standard || !privileges.secure)
            throw notImitated(`a scheme that is not standard and secure`);
          privileged.add(scheme);
        }
      },
      handle(scheme, handler) {
        if (!isReady()) throw new Error("protocol.handle cannot be called before app is ready");
        if (!privileged.has(scheme)) throw notImitated(`protocol.handle of a scheme that was not registered`);
        if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
        handlers.set(scheme, handler);
      },
      unhandle: (scheme) => void handlers.delete(scheme),
      isProtocolHandled: (scheme) => handlers.has(scheme),
    }),
    toChromium(address) {
      const { scheme = "", host = "", rest = "" } = ADDRESS.exec(address)?.groups ?? {};
      return privileged.has(scheme) ? `https://${host}.${scheme}.invalid${rest || "/"}` : address;
    },
    toApp(address) {
      const { scheme = "", host = "", rest = "/" } = MAPPED.exec(address)?.groups ?? {};
      return privileged.has(scheme) ? `${scheme}://${host}${rest}` : address;
    },
    handlerOf: (address) => handlers.get(schemeOf(address)),
  };
}

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
  "setPermissionRequestHandler" | "setPermissionCheckHandler" | "setDevicePermissionHandler" | "setSpellCheckerEnabled"
> {
  readonly handlers: { request: PermissionRequestHandler; check: PermissionCheckHandler };
}

export function createSession(): StandInSession {
  const handlers: StandInSession["handlers"] = { request: null, check: null };
  return imitation("session", {
    handlers,
    setPermissionRequestHandler: (handler) => void (handlers.request = handler),
    setPermissionCheckHandler: (handler) => void (handlers.check = handler),
    setDevicePermissionHandler: () => {},
    setSpellCheckerEnabled: () => {},
  });
}

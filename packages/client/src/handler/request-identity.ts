import { withTimeLimit } from "../time-limit.ts";
import { answer, refuse } from "./handler-answer.ts";
import type { HandlerSettings } from "./handler-options.ts";
import { readIdempotencyKey } from "./store/idempotency-key.ts";

/** The owner of a request, and the decision to send that it stands for. */
export interface RequestIdentity {
  readonly scope: string;
  /** The header `Idempotency-Key`; undefined where there is none. */
  readonly key: string | undefined;
  /** The header `Idempotency-Replaces`: the key of a request whose outcome is unknown, and which is sent again. */
  readonly replaces: string | undefined;
}

/** Checks a request before anything of it is read or looked up; otherwise the answer that refuses it. */
export async function identityOf(settings: HandlerSettings, request: Request): Promise<RequestIdentity | Response> {
  const { authorize, mayAsk, requestTimeout } = settings;
  if (!["POST", "GET"].includes(request.method)) return refuse("method-not-allowed", undefined, { allow: "GET, POST" });
  if (!mayAsk(request)) return refuse("origin-not-allowed");
  let scope;
  try {
    const permission = await withTimeLimit(requestTimeout, authorize(request));
    if (permission instanceof Response) return permission;
    if (permission !== true) return refuse("not-authorized");
    scope = await withTimeLimit(requestTimeout, settings.scope(request));
    if (typeof scope !== "string") throw new TypeError("scope must give a string");
  } catch {
    // Without a word of why: that is the backend's inside.
    return answer({ outcome: "not-sent", reason: "internal-error", message: "The permission could not be checked." });
  }
  const headers = ["idempotency-key", "idempotency-replaces"].map((name) => request.headers.get(name));
  const [key, replaces] = headers.map((header) => (header === null ? undefined : readIdempotencyKey(header)));
  if (headers.some((header, index) => header !== null && [key, replaces][index] === undefined))
    return refuse("idempotency-key-invalid");
  return { scope, key, replaces };
}

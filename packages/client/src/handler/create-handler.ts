import { answer, refuse } from "./handler-answer.ts";
import type { HandlerOptions } from "./handler-options.ts";
import { resolveHandlerOptions } from "./handler-options.ts";
import { lookAgain } from "./look-again.ts";
import { identityOf } from "./request-identity.ts";
import { sendOnce } from "./send-once.ts";

/**
 * A handler for one's own backend. POST takes what `<sms-composer endpoint>` posts and sends it once for each
 * `Idempotency-Key`; GET with that header tells what became of it. Both answer a `SendOutcome` as JSON. It never
 * rejects, and its answers hold neither the key of the account nor anything of the backend's inside.
 * @throws TypeError without `authorize`, or for options that no client can be made with.
 */
export function createHandler(options: HandlerOptions): (request: Request) => Promise<Response> {
  const settings = resolveHandlerOptions(options);
  return async (request) => {
    try {
      const identity = await identityOf(settings, request);
      if (identity instanceof Response) return identity;
      const { key } = identity;
      if (request.method === "POST") return await sendOnce(settings, identity, request);
      return key === undefined ? refuse("idempotency-key-required") : await lookAgain(settings, { ...identity, key });
    } catch {
      return answer({ outcome: "unknown", reason: "internal-error" });
    }
  };
}

import { validateSendRequest } from "@sms-composer/core/requests";
import type { SendDraft, SendRequest } from "@sms-composer/core/requests";
import { sleep, withTimeLimit } from "../time-limit.ts";
import { attemptSend, invalid, toResponse } from "./send-attempt.ts";
import type { Attempt, Settled } from "./send-attempt.ts";
import type { RequestIdentity } from "./request-identity.ts";
import { forbiddenField, withFixedFields } from "./rules/field-policy.ts";
import { answer, refusalOf, refuse } from "./handler-answer.ts";
import type { HandlerSettings } from "./handler-options.ts";
import type { Claim } from "./store/handler-store.ts";
import { StoreFullError } from "./store/handler-store.ts";
import { hashOf } from "./store/idempotency-key.ts";
import { findEarlierSend } from "./earlier-send.ts";
import { lookAgain } from "./look-again.ts";
import { draftOf, readJsonBody } from "./request-json.ts";

/** Answers a POST: sends what was not sent before under the same key. */
export async function sendOnce(
  settings: HandlerSettings,
  identity: RequestIdentity,
  request: Request,
): Promise<Response> {
  const body = await readJsonBody(request, settings.bodyBytes, settings.requestTimeout);
  if ("problem" in body) {
    const { status, message } = body.problem;
    return answer(refusalOf(status === 413 ? "body-too-large" : "body-unreadable", message), {}, status);
  }
  const { scope, key, replaces } = identity;
  if (key === undefined && (settings.requiresKey || replaces !== undefined)) return refuse("idempotency-key-required");
  const posted = draftOf(body.json);
  const forbidden = forbiddenField(posted, settings.allowed);
  if (forbidden !== undefined) return refuse("field-not-allowed", `The field ${forbidden} is not allowed here.`);
  let draft: SendDraft;
  try {
    draft = await withTimeLimit(settings.requestTimeout, withFixedFields(request, posted, settings.fields));
  } catch {
    return toResponse(FAULT);
  }

  const issues = validateSendRequest(draft, { now: settings.now() });
  // That its time has passed says nothing of a request that may have been sent before it had.
  if (issues.some(({ code }) => code !== "in-the-past")) return answer(invalid(issues));
  const sendRequest = draft as SendRequest;
  if (key === undefined) {
    return toResponse(await attempt(settings, { scope, request, sendRequest, issues }));
  }

  let claim: Claim;
  try {
    claim = await claimKey(settings, scope, key, await hashOf({ ...posted }), request.signal);
  } catch (error) {
    if (error instanceof StoreFullError) return refuse("store-full");
    // A request with this key may have been sent before: the store cannot say so now.
    return answer({ outcome: "unknown", reason: "internal-error" }, {}, 503);
  }
  if (claim.state === "other-body") return refuse("idempotency-key-reused");
  // Its process may have ended after the send.
  if (claim.state === "in-flight") return lookAgain(settings, { ...identity, key });
  if (claim.state === "done") return answer(claim.outcome ?? { outcome: "unknown", reason: "internal-error" });
  return toResponse(await settle(settings, { ...identity, key }, { scope, request, sendRequest, issues }));
}

/** Something failed before anything was sent. */
const FAULT: Settled = { outcome: { outcome: "not-sent", reason: "internal-error" }, isKept: false };

/** The attempt, which rejects only before the client is called. */
async function attempt(settings: HandlerSettings, attempted: Attempt): Promise<Settled> {
  return attemptSend(settings, attempted).catch(() => FAULT);
}

/** Milliseconds between two looks at a key that is in flight: the first and the longest. */
const POLL = { first: 15, longest: 400 };

/** Claims a key; while another request with it is in flight, waits for that one's outcome up to the time limit. */
async function claimKey(
  { store, now, timeout }: HandlerSettings,
  scope: string,
  key: string,
  bodyHash: string,
  signal: AbortSignal,
): Promise<Claim> {
  const end = performance.now() + timeout;
  for (let wait = POLL.first; ; wait = Math.min(2 * wait, POLL.longest)) {
    const claim = await store.claim(scope, key, bodyHash, now());
    if (claim.state !== "in-flight" || signal.aborted) return claim;
    const left = end - performance.now();
    if (left <= 0) return claim;
    await sleep(Math.min(wait, left), signal);
  }
}

/** The outcome of a key that this request has claimed: whatever happens, the claim does not stay in flight. */
async function settle(
  settings: HandlerSettings,
  identity: RequestIdentity & { readonly key: string },
  attempted: Attempt,
): Promise<Settled> {
  const { store } = settings;
  const { scope, key } = identity;
  const settled = await findEarlierSend(settings, identity, attempted.sendRequest).then(
    ({ outcome, tag }) =>
      outcome ? { outcome, isKept: outcome.outcome === "sent" } : attempt(settings, { ...attempted, tag }),
    () => FAULT,
  );
  const keep = (): Promise<void> =>
    settled.isKept ? store.finish(scope, key, settled.outcome) : store.release(scope, key);
  // What the gateway said is true also where the store cannot keep it.
  await keep().catch(() => keep().catch(() => {}));
  return settled;
}

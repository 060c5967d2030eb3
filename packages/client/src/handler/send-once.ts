import { countSegments } from "@sms-composer/core/segments";
import { LIMITS, validateSendRequest } from "@sms-composer/core/requests";
import type { Issue, SendDraft, SendOutcome, SendRequest } from "@sms-composer/core/requests";
import { SmsPartnerError, toSendOutcome } from "../errors.ts";
import { sleep, withTimeLimit } from "../time-limit.ts";
import type { RequestIdentity } from "./request-identity.ts";
import { forbiddenField, withFixedFields } from "./field-policy.ts";
import { answer, refusalOf, refuse } from "./handler-answer.ts";
import type { HandlerSettings } from "./handler-options.ts";
import type { Claim } from "./handler-store.ts";
import { StoreFullError } from "./handler-store.ts";
import { hashOf } from "./idempotency-key.ts";
import { findEarlierSend } from "./earlier-send.ts";
import type { EarlierSend } from "./earlier-send.ts";
import { lookAgain } from "./look-again.ts";
import { draftOf, readJsonBody } from "./request-json.ts";

/** What a request came to. Only what was decided at the gateway is kept for the next request with the same key. */
interface Settled {
  readonly outcome: SendOutcome;
  readonly isKept: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

type Headers = Readonly<Record<string, string>>;

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
    return answer({ outcome: "not-sent", reason: "internal-error" });
  }

  const issues = validateSendRequest(draft, { now: settings.now() });
  // That its time has passed says nothing of a request that may have been sent before it had.
  if (issues.some(({ code }) => code !== "in-the-past")) return answer(invalid(issues));
  const sendRequest = draft as SendRequest;
  if (key === undefined) {
    const { outcome, headers } = await attempt(settings, request, sendRequest, issues, {});
    return answer(outcome, headers);
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
  const { outcome, headers } = await settle(settings, { ...identity, key }, request, sendRequest, issues);
  return answer(outcome, headers);
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
  request: Request,
  sendRequest: SendRequest,
  issues: readonly Issue[],
): Promise<Settled> {
  const { store } = settings;
  const { scope, key } = identity;
  let settled: Settled = { outcome: { outcome: "not-sent", reason: "internal-error" }, isKept: false };
  try {
    const earlier = await findEarlierSend(settings, identity, sendRequest);
    if (earlier.outcome) settled = { outcome: earlier.outcome, isKept: earlier.outcome.outcome === "sent" };
    else settled = await attempt(settings, request, sendRequest, issues, earlier);
  } catch {
    // What throws before the send has sent nothing, and the send itself does not throw.
  }
  const keep = (): Promise<void> =>
    settled.isKept ? store.finish(scope, key, settled.outcome) : store.release(scope, key);
  // What the gateway said is true also where the store cannot keep it.
  await keep().catch(() => keep().catch(() => {}));
  return settled;
}

/** The one attempt to send, after the last rules. Never rejects once the client was called. */
async function attempt(
  { client, limits }: HandlerSettings,
  request: Request,
  sendRequest: SendRequest,
  issues: readonly Issue[],
  { tag }: Pick<EarlierSend, "tag">,
): Promise<Settled> {
  const broken = issues.length > 0 ? issues : limitIssues(sendRequest, limits);
  if (broken.length > 0) return { outcome: invalid(broken), isKept: false };
  if (request.signal.aborted) {
    return { outcome: { outcome: "not-sent", reason: "interrupted" }, isKept: false };
  }
  try {
    // Without the request's signal: who leaves the page does not take the message back, only the answer to it.
    const receipt = await client.send(tag === undefined ? sendRequest : { ...sendRequest, tag });
    return { outcome: { outcome: "sent", ...receipt }, isKept: true };
  } catch (error) {
    const failed = toSendOutcome(error);
    const outcome = failed.outcome === "unknown" && tag !== undefined ? { ...failed, tag } : failed;
    return { outcome, isKept: true, headers: retryHeader(error) };
  }
}

function invalid(issues: readonly Issue[]): SendOutcome {
  return { outcome: "not-sent", reason: "invalid", issues };
}

/** The host's own limits, where they are narrower than the API's. */
function limitIssues(request: SendRequest, limits: HandlerSettings["limits"]): Issue[] {
  const { message, range = "premium", stop = false, unicode = false } = request;
  const count = request.recipients.length;
  const { segments } = countSegments(message, { mode: unicode ? "unicode" : "gsm", range, stop });
  const maxRecipients = limits.recipients ?? LIMITS.recipients;
  const maxSegments = limits.segments ?? LIMITS.segments;
  const issues: Issue[] = [];
  if (count > maxRecipients) {
    issues.push({ field: "recipients", code: "too-many-recipients", params: { count, max: maxRecipients } });
  }
  if (segments > maxSegments) {
    issues.push({ field: "message", code: "too-many-segments", params: { segments, max: maxSegments } });
  }
  return issues;
}

function retryHeader(error: unknown): Headers {
  const retryAfter = error instanceof SmsPartnerError ? error.retryAfter : undefined;
  return retryAfter === undefined ? {} : { "retry-after": String(Math.ceil(retryAfter / 1000)) };
}

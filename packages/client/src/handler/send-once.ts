import { validateSendRequest } from "@sms-composer/core/requests";
import type { SendDraft, SendRequest } from "@sms-composer/core/requests";
import { withTimeLimit } from "../time-limit.ts";
import { attemptSend, invalid, toResponse } from "./send-attempt.ts";
import type { Settled } from "./send-attempt.ts";
import type { RequestIdentity } from "./request-identity.ts";
import { claimKey, FAULT, settleClaim } from "./claimed-key.ts";
import { forbiddenField, misnamedField, withFixedFields } from "./rules/field-policy.ts";
import { answer, refusalOf, refuse } from "./handler-answer.ts";
import type { HandlerSettings } from "./handler-options.ts";
import type { Claim } from "./store/handler-store.ts";
import { StoreFullError } from "./store/handler-store.ts";
import { hashOf } from "./store/idempotency-key.ts";
import { lookAgain } from "./look-again.ts";
import { sendOneByOutbox } from "./outbox/send-one.ts";
import { isList } from "./list/list-body.ts";
import { sendList } from "./list/send-list.ts";
import { draftOf, readJsonBody } from "./request-json.ts";

/** Answers a POST: sends what was not sent before under the same key. */
export async function sendOnce(
  settings: HandlerSettings,
  identity: RequestIdentity,
  request: Request,
): Promise<Response> {
  const { bodyBytes, listBytes } = settings;
  const body = await readJsonBody(request, Math.max(bodyBytes, listBytes), settings.requestTimeout);
  if ("problem" in body) {
    const { status, message } = body.problem;
    return answer(refusalOf(status === 413 ? "body-too-large" : "body-unreadable", message), {}, status);
  }
  const isOfList = isList(body.json);
  if (body.size > (isOfList ? listBytes : bodyBytes)) return refuse("body-too-large");
  const { scope, key, replaces } = identity;
  if (key === undefined && (settings.requiresKey || replaces !== undefined)) return refuse("idempotency-key-required");
  const misnamed = misnamedField(body.json);
  if (misnamed !== undefined)
    return refuse("field-not-allowed", `The field ${misnamed.name} is called ${misnamed.field} here.`);
  const posted = draftOf(body.json);
  // Which of the two are meant nobody can say, and the others would get nothing.
  if (isOfList && Array.isArray(posted.recipients) && posted.recipients.length > 0)
    return refuse("field-not-allowed", "A list has its recipients in its rows, and none beside them.");
  const forbidden = forbiddenField(isOfList ? { ...posted, recipients: [] } : posted, settings.allowed);
  if (forbidden !== undefined) return refuse("field-not-allowed", `The field ${forbidden} is not allowed here.`);
  let draft: SendDraft;
  try {
    draft = await withTimeLimit(settings.requestTimeout, withFixedFields(request, posted, settings.fields));
  } catch {
    return toResponse(FAULT);
  }

  if (settings.outbox !== undefined && !isOfList)
    return sendOneByOutbox(settings, settings.outbox, { request, scope, key, replaces, posted, draft });
  if (isOfList) {
    if (key === undefined) return refuse("idempotency-key-required");
    return sendList(settings, { request, scope, key, replaces, json: body.json, posted, draft });
  }
  const issues = validateSendRequest(draft, { now: settings.now() });
  // That its time has passed says nothing of a request that may have been sent before it had.
  if (issues.some(({ code }) => code !== "in-the-past")) return answer(invalid(issues));
  const sendRequest = draft as SendRequest;
  if (key === undefined) {
    return toResponse(await attemptSend(settings, { scope, request, sendRequest, issues }).catch(() => FAULT));
  }

  const keyed = { scope, key, replaces };
  let claim: Claim;
  try {
    claim = await claimKey(settings, keyed, await hashOf({ ...posted }), request.signal);
  } catch (error) {
    if (error instanceof StoreFullError) return refuse("store-full");
    // A request with this key may have been sent before: the store cannot say so now.
    return answer({ outcome: "unknown", reason: "internal-error" }, {}, 503);
  }
  if (claim.state === "other-body") return refuse("idempotency-key-reused");
  // Its process may have ended after the send.
  if (claim.state === "in-flight") return lookAgain(settings, keyed);
  if (claim.state === "done") return answer(claim.outcome ?? { outcome: "unknown", reason: "internal-error" });
  const attempt = (tag: string | undefined): Promise<Settled> =>
    attemptSend(settings, { scope, request, sendRequest, issues, tag });
  return toResponse(await settleClaim(settings, keyed, sendRequest, attempt));
}

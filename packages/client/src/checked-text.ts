import { validateSendRequest } from "@sms-composer/core/requests";
import type { Issue, SendRequest } from "@sms-composer/core/requests";

/** Requests whose texts were analysed before they reached the client. */
const checked = new WeakSet<object>();

/**
 * Says that the text of a request, or each text of a bulk request, breaks no rule, so that the client does not analyse
 * it a second time: the analysis is most of what a send costs before its connection. All other rules are asked again,
 * since time has passed.
 */
export function withCheckedText<Request extends object>(request: Request): Request {
  checked.add(request);
  return request;
}

/** Whether `withCheckedText` was called with a request: its texts need no second analysis. */
export function hasCheckedText(request: object): boolean {
  return checked.has(request);
}

/** The rules that a request breaks now; those of its text are not asked again where `withCheckedText` has its word. */
export function issuesOf(request: SendRequest, now: Date): Issue[] {
  return hasCheckedText(request) ? issuesBesideText(request, now) : validateSendRequest(request, { now });
}

/** The rules that a request breaks now, without those of its text. */
export function issuesBesideText(request: object, now: Date): Issue[] {
  return validateSendRequest({ ...request, message: "a" }, { now }).filter(({ field }) => field !== "message");
}

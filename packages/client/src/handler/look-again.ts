import type { SendOutcome } from "@sms-composer/core/requests";
import type { KeyedRequest } from "./keyed-request.ts";
import { answer, refuse, toJson } from "./handler-answer.ts";
import type { HandlerSettings } from "./handler-options.ts";
import { tagOfKey } from "./store/idempotency-key.ts";
import { lookAtList } from "./list/portion-lookup.ts";
import { answerOf, findInOutbox } from "./outbox/send-by-outbox.ts";
import { readSettledClaim } from "./settled-claim.ts";
import { lookUpTag } from "./tag-lookup.ts";

const FOUND: SendOutcome = { outcome: "sent", foundByTag: true };

const NOTHING_KNOWN: SendOutcome = {
  outcome: "unknown",
  message: "Nothing is known of this idempotency key here.",
};

/** Milliseconds for which a key that is in flight is waited for at most. */
const MAX_WAIT = 2000;

/**
 * Answers a GET: what became of the request with this key. 200 with its outcome; 404 where nothing is known of it, which
 * does not say that it was not sent.
 */
export async function lookAgain(settings: HandlerSettings, { scope, key, replaces }: KeyedRequest): Promise<Response> {
  if (settings.outbox) {
    const send = await findInOutbox(settings.outbox, scope, [key, replaces]);
    return send ? answerOf(send, 200) : answer(NOTHING_KNOWN, {}, 404);
  }
  const known = await readSettledClaim(settings, scope, key, MAX_WAIT);
  const list = known ? undefined : await lookAtList(settings, { scope, key });
  if (list) return toJson(list, 200);
  const outcome = known?.outcome;
  if (outcome && outcome.outcome !== "unknown") return answer(outcome, {}, 200);
  const { statusByTag } = settings.client;
  const tags = new Set([
    ...(outcome?.tag === undefined ? [] : [outcome.tag]),
    ...(replaces === undefined ? [] : [await tagOfKey(scope, replaces)]),
    await tagOfKey(scope, key),
  ]);
  let unanswered: SendOutcome | undefined;
  for (const tag of statusByTag ? tags : []) {
    const found = statusByTag && (await lookUpTag(statusByTag, tag));
    if (found?.state === "found") {
      // What is in flight may still get its receipt.
      if (known?.state === "done") await settings.store.finish(scope, key, FOUND).catch(() => {});
      return answer(FOUND);
    }
    if (found?.state === "unanswered") unanswered = found.outcome;
  }
  if (known?.state === "in-flight") return refuse("idempotency-key-in-flight");
  if (outcome) return answer(outcome, {}, 200);
  if (unanswered) return answer(unanswered);
  return answer(NOTHING_KNOWN, {}, 404);
}

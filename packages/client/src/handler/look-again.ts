import type { SendOutcome } from "@sms-composer/core/requests";
import { sleep } from "../time-limit.ts";
import type { RequestIdentity } from "./request-identity.ts";
import { answer, refuse } from "./handler-answer.ts";
import type { HandlerSettings } from "./handler-options.ts";
import type { Claim } from "./handler-store.ts";
import { tagOfKey } from "./idempotency-key.ts";
import { lookUpTag } from "./tag-lookup.ts";

const FOUND: SendOutcome = { outcome: "sent", foundByTag: true };

/** Milliseconds between two looks at a key that is in flight, and how long it is waited for at most. */
const POLL = 100;
const LONGEST_WAIT = 2000;

/**
 * Answers a GET: what became of the request with this key. 200 with its outcome; 404 where nothing is known of it, which
 * does not say that it was not sent.
 */
export async function lookAgain(
  settings: HandlerSettings,
  { scope, key, replaces }: RequestIdentity & { readonly key: string },
): Promise<Response> {
  const known = await readSettled(settings, scope, key);
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
  return answer({ outcome: "unknown", message: "Nothing is known of this idempotency key here." }, {}, 404);
}

/** What the store knows of a key, once it is no longer in flight or was waited for long enough. */
async function readSettled(
  { store, now, timeout }: HandlerSettings,
  scope: string,
  key: string,
): Promise<Claim | undefined> {
  const end = performance.now() + Math.min(timeout, LONGEST_WAIT);
  for (;;) {
    const known = await store.read?.(scope, key, now());
    if (known?.state !== "in-flight" || performance.now() >= end) return known;
    await sleep(POLL);
  }
}

import type { SendOutcome, SendRequest } from "@sms-composer/core/requests";
import { sleep } from "../time-limit.ts";
import { storeKeyOf } from "./keyed-request.ts";
import type { KeyedRequest } from "./keyed-request.ts";
import { refusalOf } from "./handler-answer.ts";
import type { HandlerSettings } from "./handler-options.ts";
import { tagOfKey, timeOfKey } from "./store/idempotency-key.ts";
import { RETENTION_MS } from "./store/memory-store.ts";
import { readSettledClaim } from "./settled-claim.ts";
import { lookUpTag } from "./tag-lookup.ts";
import type { TagMatch } from "./tag-lookup.ts";

/** An earlier attempt at the same send, as far as it is known. */
export interface EarlierSend {
  /** Its outcome; undefined where it certainly or apparently did not go, so that the request may be sent. */
  readonly outcome?: SendOutcome;
  /** The tag to send under; undefined where the request has a tag of its own. */
  readonly tag?: string | undefined;
}

/** Milliseconds by which a page's clock may be ahead of ours. A key from later than that has a time that says nothing. */
const CLOCK_SKEW = 5 * 60_000;

/** A key that is nearly as old as what is remembered may have been claimed by a clock that was ahead. */
const REMEMBERED_MS = RETENTION_MS - 3_600_000;

/** Milliseconds after its start from which a handler takes the gateway's word that it knows nothing of a send. */
const SETTLING_MS = 3000;

/**
 * Looks for an attempt that this store does not know: of a key that is older than the store's memory, and of the
 * request that this one replaces.
 */
export async function findEarlierSend(
  settings: HandlerSettings,
  { scope, key, replaces, portion }: KeyedRequest,
  request: Pick<SendRequest, "recipients" | "tag">,
): Promise<EarlierSend> {
  const ownTag = request.tag;
  const replaced = replaces === undefined ? undefined : await replacedSend(settings, { scope, key: replaces, portion });
  const tag = replaced?.tag ?? (await tagOfKey(scope, key, portion));
  const forSending = ownTag ? {} : { tag };
  if (replaced?.outcome) return { outcome: replaced.outcome };

  const wasDrawnBefore = isOlderThanStore(settings, key);
  if (!replaced?.isUncertain && !wasDrawnBefore) return forSending;
  const { statusByTag } = settings.client;
  if (!statusByTag) return wasDrawnBefore ? { outcome: refusalOf("idempotency-key-expired") } : forSending;

  const from = timeOfKey(replaces ?? key) ?? 0;
  const match: TagMatch | undefined = ownTag ? { recipients: request.recipients, from } : undefined;
  // A key that is old and replaces another may itself have been sent before, under the same tag or under its own.
  const tags = ownTag
    ? [ownTag]
    : [...new Set([tag, ...(wasDrawnBefore ? [await tagOfKey(scope, key, portion)] : [])])];
  for (const each of tags) {
    let found = await lookUpTag(statusByTag, each, match);
    const tooEarly = SETTLING_MS - (settings.now().getTime() - (settings.store.since?.getTime() ?? 0));
    if (found.state === "missing" && wasDrawnBefore && tooEarly > 0) {
      // A send that a process before this one had begun may reach the gateway just now.
      await sleep(Math.min(tooEarly, SETTLING_MS));
      found = await lookUpTag(statusByTag, each, match);
    }
    if (found.state === "found") return { outcome: { outcome: "sent", foundByTag: true } };
    if (found.state === "unanswered") return { outcome: found.outcome };
  }
  return forSending;
}

interface ReplacedSend extends EarlierSend {
  /** Whether it may have gone, as far as the store knows. */
  readonly isUncertain: boolean;
}

/** Looks up the request that is sent again. */
async function replacedSend(settings: HandlerSettings, replaced: KeyedRequest): Promise<ReplacedSend> {
  const { scope, key, portion } = replaced;
  // Still in flight after the time limit, it may never end: its process may have. The gateway is asked, as for any other.
  const outcome = (await readSettledClaim(settings, scope, storeKeyOf(replaced)))?.outcome;
  if (outcome?.outcome === "sent") return { outcome, isUncertain: false };
  const tag = (outcome && outcome.tag) ?? (await tagOfKey(scope, key, portion));
  return { tag, isUncertain: outcome?.outcome !== "not-sent" };
}

/** Whether a key was drawn before what the store remembers; one whose time is not known counts as young. */
function isOlderThanStore({ store, now }: HandlerSettings, key: string): boolean {
  const drawn = timeOfKey(key);
  if (drawn === undefined) return false;
  const remembered = Math.max(store.since?.getTime() ?? 0, now().getTime() - REMEMBERED_MS);
  return drawn < remembered || drawn > now().getTime() + CLOCK_SKEW;
}

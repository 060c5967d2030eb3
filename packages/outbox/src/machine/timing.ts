import { RECEIPT_HOURS } from "@sms-composer/core/requests";
import type { HoldReason } from "./hold.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** An unknown send is doubtful for the person only after this many look-ups over at least this time. */
export const LOOKUPS_BEFORE_ASKING = 3;
export const TIME_BEFORE_ASKING = 10 * MINUTE;
/** And when no look-up could be made at all for this long. */
export const TIME_WITHOUT_LOOKUP = HOUR;
/** Receipts take up to 48 hours; after that nothing changes any more. */
const RECEIPTS_END_AFTER = RECEIPT_HOURS * HOUR;
/** Time after which a waiting request is looked up before it is sent: another copy of this outbox may have sent it. */
const UNSEEN_AFTER = 10 * SECOND;
/** Maximum correction of a clock that does not count as set back. */
const CLOCK_CORRECTION = MINUTE;
/** A message that waited this long without any progress is no longer sent without asking. */
export const STALE_AFTER = HOUR;
/** A scheduled message can be cancelled until then before its time (API, code 6). */
export const CANCEL_UNTIL_BEFORE = 5 * MINUTE;

const LOOKUPS_AT = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 5 * MINUTE, TIME_BEFORE_ASKING];

/** The time of the next look-up of an unknown send. */
export function nextLookup(unknownSince: number, now: number): number {
  const offset = LOOKUPS_AT.find((at) => unknownSince + at > now);
  return offset === undefined ? now + 30 * SECOND : unknownSince + offset;
}

/**
 * The time of the next look-up of a send that a person was asked about, in case it shows up after all; `undefined`:
 * never again.
 */
export function nextLateLookup(unknownSince: number, now: number): number | undefined {
  const next = now + HOUR;
  return next > unknownSince + RECEIPTS_END_AFTER ? undefined : next;
}

/** The time of the next try of a send that never left: after 5 s, 10 s, 20 s … at most 5 minutes. */
export function nextTry(tries: number, now: number): number {
  return now + Math.min(5 * SECOND * 2 ** tries, 5 * MINUTE);
}

/**
 * The time at which the account is asked about next, after a refusal that concerned it: after 1, 2, 4 … at most 15
 * minutes.
 */
export function nextAccountCheck(tries: number, now: number): number {
  return now + Math.min(MINUTE * 2 ** tries, 15 * MINUTE);
}

/**
 * The time of the next request for delivery statuses: often at first, then ever less, at most once an hour. `since` is
 * the time of sending, for a scheduled one its time; `undefined`: no receipt comes any more.
 */
export function nextStatusCheck(since: number, now: number): number | undefined {
  const elapsed = now - since;
  if (elapsed >= RECEIPTS_END_AFTER) return undefined;
  if (elapsed < 0) return since + 10 * SECOND;
  return now + Math.min(Math.max(Math.round(elapsed / 2), 10 * SECOND), HOUR);
}

/**
 * The time at which a message was last seen to move, and until when it leaves without asking; milliseconds since 1970.
 */
export interface Waiting {
  /** It was queued, or a request of it was accepted. */
  readonly progressAt: number;
  /** An hour after a person last wanted it, or after the last progress. */
  readonly freshUntil: number;
}

/** The reason to hold a waiting message for a person instead of sending it; `undefined`: it may leave. */
export function holdReason({ progressAt, freshUntil }: Waiting, now: number): HoldReason | undefined {
  if (progressAt > now + CLOCK_CORRECTION) return "clock";
  return freshUntil <= now ? "stale" : undefined;
}

/**
 * Whether a request is looked up by its tag before it is sent. A copy of the outbox (a backup that is put back, a
 * snapshot of the machine) holds as queued what has gone meanwhile: only what was queued by this very run of the
 * program just now is certain not to have.
 */
export function needsLookup({ progressAt }: Waiting, wasQueuedInThisRun: boolean, now: number): boolean {
  return !wasQueuedInThisRun || now - progressAt > UNSEEN_AFTER || progressAt > now;
}

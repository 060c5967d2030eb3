const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** An unknown send is doubtful for the person only after this many look-ups over at least this time. */
export const LOOKUPS_BEFORE_ASKING = 3;
export const TIME_BEFORE_ASKING = 10 * MINUTE;
/** And when no look-up could be made at all for this long. */
export const TIME_WITHOUT_LOOKUP = HOUR;
/** Receipts take up to 48 hours; after that nothing changes any more. */
const RECEIPTS_END_AFTER = 48 * HOUR;
/** A message that waited this long for the network without any progress is no longer sent without asking. */
export const STALE_AFTER = HOUR;
/** A scheduled message can be cancelled until then before its time (API, code 6). */
export const CANCEL_UNTIL_BEFORE = 5 * MINUTE;

const LOOKUPS_AT = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 5 * MINUTE, TIME_BEFORE_ASKING];

/** When to look up an unknown send again. */
export function nextLookup(unknownSince: number, now: number): number {
  const offset = LOOKUPS_AT.find((at) => unknownSince + at > now);
  return offset === undefined ? now + 30 * SECOND : unknownSince + offset;
}

/** When to look for a send that a person was asked about, in case it shows up after all; `undefined`: never again. */
export function nextLateLookup(unknownSince: number, now: number): number | undefined {
  const next = now + HOUR;
  return next > unknownSince + RECEIPTS_END_AFTER ? undefined : next;
}

/** When to try a send again that never left: after 5 s, 10 s, 20 s … at most 5 minutes. */
export function nextTry(tries: number, now: number): number {
  return now + Math.min(5 * SECOND * 2 ** tries, 5 * MINUTE);
}

/**
 * When to ask for the delivery statuses again: often at first, then ever less, at most once an hour.
 * `since` is the moment of sending, for a scheduled one its time; `undefined`: no receipt comes any more.
 */
export function nextStatusCheck(since: number, now: number): number | undefined {
  const elapsed = now - since;
  if (elapsed >= RECEIPTS_END_AFTER) return undefined;
  if (elapsed < 0) return since + 10 * SECOND;
  return now + Math.min(Math.max(Math.round(elapsed / 2), 10 * SECOND), HOUR);
}

/** ISO 8601 with an offset: without one, the time would depend on the machine that reads it. */
const ISO_DATE_TIME = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * A draft's `scheduledAt` as it comes in JSON: an ISO 8601 text with its offset as the `Date` that it stands for,
 * any other text as an invalid `Date`, and what is no text as it is.
 */
export function readScheduledAt(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const day = ISO_DATE_TIME.exec(value)?.[1];
  // Engines take 31 February for 3 March.
  return new Date(day && new Date(day).toJSON()?.startsWith(day) ? value : NaN);
}

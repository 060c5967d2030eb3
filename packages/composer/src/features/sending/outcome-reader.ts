import type { SendOutcome } from "@sms-composer/core";

const isListOfObjects = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => typeof each === "object" && each !== null);
const isText = (value: unknown): boolean => typeof value === "string";

/** The members of an outcome that show, and the types that they must have. */
const IS_READABLE: Readonly<Record<string, (value: unknown) => boolean>> = {
  code: (value) => typeof value === "number" || isText(value),
  reason: isText,
  message: isText,
  currency: isText,
  tag: isText,
  optedOut: (value) => Array.isArray(value) && value.every(isText),
  fieldErrors: isListOfObjects,
  issues: isListOfObjects,
  progress: (value) => {
    const { sent, total } = Object(value) as Readonly<Record<string, unknown>>;
    return Number.isFinite(sent) && Number.isFinite(total);
  },
  scheduledAt: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
};

/** Codes with which a backend says that a request of this key may have been sent, whatever else it says. */
const MAY_HAVE_BEEN_SENT: ReadonlySet<unknown> = new Set(["idempotency-key-reused", "idempotency-key-in-flight"]);

/**
 * Reads an outcome that comes from outside: from one's own backend, or from a page's function. What has no right type
 * is left out: many a server writes `null` for what is not there. A date that travelled as ISO 8601 text becomes a
 * `Date` again.
 * @returns undefined when it is no outcome
 */
export function readOutcome(answer: unknown): SendOutcome | undefined {
  const { scheduledAt, ...rest } = Object(answer) as Readonly<Record<string, unknown>>;
  const { outcome, segments, cost, foundByTag, code } = rest;
  const isSent =
    outcome === "sent" && (foundByTag === true || (typeof segments === "number" && typeof cost === "number"));
  if (!isSent && outcome !== "not-sent" && outcome !== "unknown") return undefined;
  const date = typeof scheduledAt === "string" ? new Date(scheduledAt) : scheduledAt;
  const values = {
    ...rest,
    scheduledAt: date,
    ...(outcome === "not-sent" && MAY_HAVE_BEEN_SENT.has(code) && { outcome: "unknown" }),
  };
  const readable = Object.entries(values).filter(([name, value]) => (IS_READABLE[name] ?? (() => true))(value));
  return Object.fromEntries(readable) as unknown as SendOutcome;
}

import type { SendOutcome } from "@sms-composer/core";

const isListOfObjects = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => typeof each === "object" && each !== null);

/** What shows of an outcome, and what it must be to be shown. */
const IS_READABLE: Readonly<Record<string, (value: unknown) => boolean>> = {
  code: (value) => typeof value === "number",
  message: (value) => typeof value === "string",
  currency: (value) => typeof value === "string",
  fieldErrors: isListOfObjects,
  issues: isListOfObjects,
  scheduledAt: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
};

/**
 * Reads an outcome that comes from outside: from one's own backend, or from a page's function. What has no right type
 * is left out: many a server writes `null` for what is not there. A moment that travelled as ISO 8601 text becomes a
 * `Date` again.
 * @returns undefined when it is no outcome
 */
export function readOutcome(answer: unknown): SendOutcome | undefined {
  const { scheduledAt, ...told } = Object(answer) as Readonly<Record<string, unknown>>;
  const { outcome, segments, cost } = told;
  const isSent = outcome === "sent" && typeof segments === "number" && typeof cost === "number";
  if (!isSent && outcome !== "not-sent" && outcome !== "unknown") return undefined;
  const moment = typeof scheduledAt === "string" ? new Date(scheduledAt) : scheduledAt;
  const readable = Object.entries({ ...told, scheduledAt: moment }).filter(([name, value]) =>
    (IS_READABLE[name] ?? (() => true))(value),
  );
  return Object.fromEntries(readable) as unknown as SendOutcome;
}

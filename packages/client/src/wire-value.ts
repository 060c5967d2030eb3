import { fromParisTime } from "@sms-composer/core/forecast";
import { parseMessageId } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import type { Reading } from "./endpoint.ts";

/** A text; a figure where the API forgot its quotes. */
export const text = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((value) => String(value)),
);

/** A number, in JSON often and in XML always written as a text. */
export const figure = z.pipe(
  z.union([z.number(), z.string()]),
  z.transform((value, context) => {
    const number = typeof value === "string" && value.trim() === "" ? NaN : Number(value);
    if (Number.isFinite(number)) return number;
    context.issues.push({ code: "custom", message: "not a number", input: value });
    return z.NEVER;
  }),
);

/** The identifier of a message. */
export const messageIdentifier = z.pipe(
  z.unknown(),
  z.transform((value, context) => {
    const id = parseMessageId(value);
    if (id !== undefined) return id;
    context.issues.push({ code: "custom", message: "not an identifier", input: value });
    return z.NEVER;
  }),
);

/** A yes or no: `true`, `1`, `"1"`, `"true"` and their opposites. */
export const flag = z.pipe(
  z.union([z.boolean(), z.enum(["true", "false", "1", "0", ""]), z.literal([0, 1])]),
  z.transform((value) => value === true || value === "true" || value === "1" || value === 1),
);

const PARIS_TIME = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?$/;

/** A moment: a Unix time in seconds, or `2015-02-07 22:39:46` on the clock of Paris. */
export const moment = z.pipe(
  z.union([z.number(), z.string()]),
  z.transform((value, context) => {
    const date = readMoment(String(value).trim());
    if (date) return date;
    context.issues.push({ code: "custom", message: "not a moment", input: value });
    return z.NEVER;
  }),
);

/** A Unix time in seconds, or `2015-02-07 22:39:46` on the clock of Paris; undefined for anything else. */
export function readMoment(value: string): Date | undefined {
  const [, ...parts] = PARIS_TIME.exec(value) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  const time = /^\d+$/.test(value)
    ? Number(value) * 1000
    : fromParisTime({ year, month, day, hour, minute }).getTime() + second * 1000;
  const isMoment = parts.length > 0 || /^\d+$/.test(value);
  return isMoment && !Number.isNaN(new Date(time).getTime()) ? new Date(time) : undefined;
}

/** A member that may be absent, null or empty, as the API writes what it does not know yet. */
export function maybe<Schema extends z.ZodMiniType>(schema: Schema) {
  const nothing = z.pipe(
    z.union([z.null(), z.literal("")]),
    z.transform((): undefined => undefined),
  );
  return z.optional(z.union([nothing, schema]));
}

/** Reads an answer by a schema whose output is the result. */
export function readBy<Result>(schema: z.ZodMiniType<Result>): (body: unknown) => Reading<Result> {
  return (body) => {
    const parsed = z.safeParse(schema, body);
    if (parsed.success) return { result: parsed.data };
    return { missing: [...new Set(parsed.error.issues.map(({ path }) => path.join(".") || "body"))] };
  };
}

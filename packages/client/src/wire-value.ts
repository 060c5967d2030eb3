import { fromParisTime } from "@sms-composer/core/forecast";
import { parseMessageId } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import type { Reading } from "./endpoint.ts";
import type { XmlKind, XmlLayout } from "./xml-answer.ts";

/** A text; a number where the API forgot its quotes. */
export const text = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((value) => String(value)),
);

/** A number, in JSON often and in XML always written as a text. */
export const number = z.pipe(
  z.union([z.number(), z.string()]),
  z.transform((value, context) => {
    const read = typeof value === "string" && value.trim() === "" ? NaN : Number(value);
    if (Number.isFinite(read)) return read;
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

/** A member that is true: `true`, `1`, `"1"` or `"true"`. */
export const yes = z.literal([true, 1, "1", "true"]);

/** A member that is false: the opposites, or an empty text. */
export const no = z.literal([false, 0, "0", "false", ""]);

/** A member that is true or false. */
export const flag = z.union([
  z.pipe(
    yes,
    z.transform(() => true),
  ),
  z.pipe(
    no,
    z.transform(() => false),
  ),
]);

/** A time with a zone: `2026-11-30T10:00:00+0100`. */
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

const PARIS_TIME = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?$/;

/** A date with its time: a Unix time in seconds, ISO 8601, or `2015-02-07 22:39:46` on the clock of Paris. */
export const dateTime = z.pipe(
  z.union([z.number(), z.string()]),
  z.transform((value, context) => {
    const date = readDateTime(String(value).trim());
    if (date) return date;
    context.issues.push({ code: "custom", message: "not a date", input: value });
    return z.NEVER;
  }),
);

/** A Unix time in seconds, ISO 8601, or `2015-02-07 22:39:46` on the clock of Paris; undefined for anything else. */
export function readDateTime(value: string): Date | undefined {
  const time = millisecondsOf(value);
  return time === undefined || Number.isNaN(new Date(time).getTime()) ? undefined : new Date(time);
}

function millisecondsOf(value: string): number | undefined {
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Not every engine reads an offset without its colon.
  if (ISO_TIME.test(value)) return Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
  const [, ...parts] = PARIS_TIME.exec(value) ?? [];
  const date = value.slice(0, 10);
  // Engines take 31 February for 3 March.
  if (parts.length === 0 || !new Date(date).toJSON()?.startsWith(date)) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  return fromParisTime({ year, month, day, hour, minute }).getTime() + second * 1000;
}

/** A member that may be absent, null, empty or the date zero, as the API and its database write what they do not know. */
export function maybe<Schema extends z.ZodMiniType>(schema: Schema) {
  const nothing = z.pipe(
    z.union([z.null(), z.literal(""), z.string().check(z.regex(/^0000-00-00/))]),
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

/** A member that has no use here, but a place in the XML form of the answer. */
export const unread = z.optional(z.unknown());

/** Makes an answer unreadable for what it lacks, in the API's names. */
export function reportMissing(context: z.core.ParsePayload, names: readonly string[]): never {
  for (const name of names) context.issues.push({ code: "custom", message: "missing", input: undefined, path: [name] });
  // What a schema returns that has reported an issue is not looked at.
  return z.NEVER;
}

/** The layout of the XML form of an answer, whose entries are in the order of the schema's members. */
export function xmlLayoutOf(answer: z.core.$ZodType): XmlLayout {
  const kind = xmlKindOf(answer);
  return typeof kind === "object" && "members" in kind ? kind.members : {};
}

function xmlKindOf(schema: z.core.$ZodType): XmlKind {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "object":
      return {
        members: Object.fromEntries(Object.entries(def.shape).map(([name, member]) => [name, xmlKindOf(member)])),
      };
    case "array":
      return { listOf: xmlLayoutOf(def.element) };
    case "pipe":
      return xmlKindOf(def.in);
    case "optional":
      return xmlKindOf(def.innerType);
    case "union":
      // Of the forms that a member may have, the fullest is the last.
      return def.options.map(xmlKindOf).findLast((kind) => kind !== "value") ?? "value";
    default:
      return "value";
  }
}

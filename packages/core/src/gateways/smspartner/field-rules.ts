import type { IssueCode, IssueParams } from "../../request/issue.ts";
import type { SendRequest } from "../../request/send-request.ts";
import type { FieldKind, FieldKinds, SEND_FIELDS } from "./fields.ts";
import { LIMITS } from "./limits.ts";

/**
 * Whether a value of the right type breaks a rule; the parameters of its issue, where it has any.
 * `now` is the time of checking, in milliseconds since 1970.
 */
export type Rule<Value> = (value: Value, now: number) => IssueParams | boolean;

/** Each rule of a field is asked, and named by the issue of what breaks it. */
type Rules<Value> = { readonly [Code in IssueCode]?: Rule<Value> };

const isText = (value: unknown): value is string => typeof value === "string";

/** Whether a value has the type of its field's kind; one that has not is `wrong-type`, and no rule is asked. */
export const IS_OF_KIND: { readonly [Kind in FieldKind]: (value: unknown) => value is FieldKinds[Kind] } = {
  numbers: (value) => Array.isArray(value) && value.every(isText),
  message: isText,
  range: isText,
  text: isText,
  flag: (value) => typeof value === "boolean",
  time: (value) => value instanceof Date,
};

/** An issue quotes no more characters than this of a value that can be megabytes long. */
const QUOTED = 40;

const shorterThan =
  (min: number): Rule<string> =>
  ({ length }) =>
    length < min && { length, min };

const longerThan =
  (max: number): Rule<string> =>
  ({ length }) =>
    length > max && { length, max };

const containing =
  (forbidden: RegExp): Rule<string> =>
  (text) => {
    const found = new Set(text.match(forbidden));
    return found.size > 0 && { characters: [...found].slice(0, QUOTED).join("") };
  };

const having =
  (find: (numbers: readonly string[]) => readonly string[]): Rule<readonly string[]> =>
  (numbers) => {
    const found = find(numbers);
    return found[0] !== undefined && { count: found.length, first: found[0].slice(0, QUOTED) };
  };

/**
 * E.164 or French national, without separators; no zero stands behind a calling code of the French plan, where it would
 * be the same person's number once more. Whether such a number exists is for `parseRecipients` to
 * say.
 */
const NUMBER = /^(?:\+(?!(?:33|262|508|590|594|596)0)[1-9]\d{6,14}|0[1-9]\d{8})$/;

function malformed(numbers: readonly string[]): readonly string[] {
  return numbers.filter((number) => !NUMBER.test(number));
}

function repeated(numbers: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return numbers.filter((number) => {
    // The territories overseas share mainland France's national numbers.
    const e164 = number.replace(/^(?:0|\+(?:33|262|508|590|594|596))/, "+33");
    const again = seen.has(e164);
    seen.add(e164);
    return again && NUMBER.test(number);
  });
}

/** An absolute address: scheme, host and the rest. A regular expression, since core has no `URL`. */
const WEB_ADDRESS =
  /^https?:\/\/([^\s\p{C}/?#@]+@)?([\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*\.?|\[[\da-f:.]+\])(:\d{1,5})?([/?#][^\s\p{C}]*)?$/iu;

const WEBHOOK: Rules<string> = {
  "too-long": longerThan(LIMITS.url),
  "invalid-url": (url) => url.length <= LIMITS.url && !WEB_ADDRESS.test(url),
};

/** 10000-01-01: the wire has four digits for a year. */
const YEAR_10000 = 253_402_300_800_000;

/**
 * The rules of each field alone, in the order of their issues; a field without any has those of its kind.
 * Source: docs/smspartner.md#post-send.
 */
export const FIELD_RULES: { readonly [Field in keyof SendRequest]?: Rules<FieldKinds[KindOf<Field>]> } = {
  recipients: {
    "too-many-recipients": ({ length: count }) => count > LIMITS.recipients && { count, max: LIMITS.recipients },
    "invalid-recipients": having(malformed),
    "duplicate-recipients": having(repeated),
  },
  range: { "not-an-option": (range) => range !== "premium" && range !== "lowCost" },
  sender: {
    "too-short": shorterThan(LIMITS.senderMin),
    "too-long": longerThan(LIMITS.senderMax),
    "invalid-characters": containing(/[^A-Za-z0-9 ]|^ | $/gu),
  },
  scheduledAt: {
    "invalid-date": (date) => !(date.getTime() < YEAR_10000),
    // There are no seconds on the wire.
    "in-the-past": (date, now) => new Date(date).setUTCSeconds(0, 0) < now,
    // The minute in Paris is the minute in UTC: whole hours lie between them.
    "minute-step": (date) => date.getUTCMinutes() % LIMITS.minuteStep > 0 && { step: LIMITS.minuteStep },
  },
  tag: { "too-long": longerThan(LIMITS.tag), "invalid-characters": containing(/[\s\p{C}\p{Lu}]/gu) },
  responseUrl: WEBHOOK,
  receiptUrl: WEBHOOK,
};

type KindOf<Field extends keyof SendRequest> = (typeof SEND_FIELDS)[Field]["kind"];

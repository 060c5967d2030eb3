import type { IssueCode, IssueParams } from "./issue.ts";
import { LIMITS } from "../gateways/smspartner/limits.ts";
import type { SendRequest } from "./send-request.ts";

/**
 * Whether a value of the right type breaks a rule; what its issue says in figures or texts, where it says any.
 * `now` is the moment of checking, in milliseconds.
 */
export type Rule<Value> = (value: Value, now: number) => IssueParams | boolean;

/** The rules of one field. */
export interface FieldRules<Value> {
  /** Undefined, an empty text and an empty list are an issue. Elsewhere they mean that the field is not set. */
  readonly required?: true;
  /** A value of another type is `wrong-type`, and no rule is asked. */
  readonly is: (value: unknown) => value is Value;
  /** Each is asked, and named by the issue of what breaks it. */
  readonly rules?: { readonly [Code in IssueCode]?: Rule<Value> };
}

const isText = (value: unknown): value is string => typeof value === "string";
const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
const isDate = (value: unknown): value is Date => value instanceof Date;
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

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

/** E.164 or French national, without separators. Whether such a number exists is for `parseRecipients` to say. */
const NUMBER = /^(?:\+[1-9]\d{6,14}|0[1-9]\d{8})$/;

function malformed(numbers: readonly string[]): readonly string[] {
  return numbers.filter((number) => !NUMBER.test(number));
}

function repeated(numbers: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return numbers.filter((number) => {
    const e164 = number.replace(/^0/, "+33");
    const again = seen.has(e164);
    seen.add(e164);
    return again && NUMBER.test(number);
  });
}

/** An absolute address: scheme, host and the rest. A regular expression, since core has no `URL`. */
const WEB_ADDRESS =
  /^https?:\/\/([^\s\p{C}/?#@]+@)?([\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*\.?|\[[\da-f:.]+\])(:\d{1,5})?([/?#][^\s\p{C}]*)?$/iu;

const WEBHOOK: FieldRules<string> = {
  is: isText,
  rules: {
    "too-long": longerThan(LIMITS.url),
    "invalid-url": (url) => url.length <= LIMITS.url && !WEB_ADDRESS.test(url),
  },
};

/** 10000-01-01: the wire has four digits for a year. */
const YEAR_10000 = 253_402_300_800_000;

/** Options are checked as the texts that they are. */
type Checked<Value> = Value extends string ? string : Value;

/** The rules of each field alone, in the order in which issues are told. */
export const FIELD_RULES: {
  readonly [Field in keyof SendRequest]-?: FieldRules<Checked<NonNullable<SendRequest[Field]>>>;
} = {
  recipients: {
    required: true,
    is: isTexts,
    rules: {
      "too-many-recipients": ({ length: count }) => count > LIMITS.recipients && { count, max: LIMITS.recipients },
      "invalid-recipients": having(malformed),
      "duplicate-recipients": having(repeated),
    },
  },
  message: { required: true, is: isText },
  range: { is: isText, rules: { "not-an-option": (range) => range !== "premium" && range !== "lowCost" } },
  sender: {
    is: isText,
    rules: {
      "too-short": shorterThan(LIMITS.senderMin),
      "too-long": longerThan(LIMITS.senderMax),
      "invalid-characters": containing(/[^A-Za-z0-9 ]|^ | $/gu),
    },
  },
  stop: { is: isFlag },
  unicode: { is: isFlag },
  scheduledAt: {
    is: isDate,
    rules: {
      "invalid-date": (date) => !(date.getTime() < YEAR_10000),
      // There are no seconds on the wire.
      "in-the-past": (date, now) => new Date(date).setUTCSeconds(0, 0) < now,
      // The minute in Paris is the minute in UTC: whole hours lie between them.
      "minute-step": (date) => date.getUTCMinutes() % LIMITS.minuteStep > 0 && { step: LIMITS.minuteStep },
    },
  },
  tag: {
    is: isText,
    rules: { "too-long": longerThan(LIMITS.tag), "invalid-characters": containing(/[\s\p{C}\p{Lu}]/gu) },
  },
  responseUrl: WEBHOOK,
  receiptUrl: WEBHOOK,
  sandbox: { is: isFlag },
};

import type { IssueCode, IssueParams } from "./issue.ts";
import { LIMITS } from "./limits.ts";
import type { SendRequest } from "./send-request.ts";

/** A rule that a value does not respect, without the field. */
export interface Broken {
  readonly code: IssueCode;
  readonly params?: IssueParams;
}

/** What a rule may look at besides the value. */
export interface RuleContext {
  /** The moment of checking; without it nothing is in the past. */
  readonly now?: Date | undefined;
}

/** Looks at a value that is there; answers undefined when it respects the rule. */
export type Rule<Value> = (value: Value, context: RuleContext) => Broken | undefined;

/** The rules of one field. */
export interface FieldRules<Value> {
  /** Whether undefined, an empty text and an empty list are an issue; else they mean that the field is not set. */
  readonly required?: true;
  /** A value of another type is `wrong-type`, and no other rule is asked. */
  readonly is: (value: unknown) => value is Value;
  /** Each is asked. */
  readonly rules: readonly Rule<Value>[];
}

const isText = (value: unknown): value is string => typeof value === "string";
const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
const isDate = (value: unknown): value is Date => value instanceof Date;
const isList = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

/** What an issue quotes of a value is cut here: a value can be megabytes long. */
const QUOTED = 40;

const shortest =
  (min: number): Rule<string> =>
  ({ length }) =>
    length < min ? { code: "too-short", params: { length, min } } : undefined;

const longest =
  (max: number): Rule<string> =>
  ({ length }) =>
    length > max ? { code: "too-long", params: { length, max } } : undefined;

const without =
  (forbidden: RegExp): Rule<string> =>
  (value) => {
    const characters = [...new Set(value.match(forbidden))].slice(0, QUOTED).join("");
    return characters ? { code: "invalid-characters", params: { characters } } : undefined;
  };

/** An absolute http(s) address with a host; a regular expression, since core knows no browser or Node globals. */
const isWebAddress: Rule<string> = (value) =>
  /^https?:\/\/([^\s\p{C}/?#@]+@)?([\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*\.?|\[[\da-f:.]+\])(:\d{1,5})?([/?#][^\s\p{C}]*)?$/iu.test(
    value.slice(0, LIMITS.url),
  )
    ? undefined
    : { code: "invalid-url" };

/** E.164 or French national, without separators: whether the number exists is `parseRecipients`' question. */
const NUMBER = /^(?:\+[1-9]\d{6,14}|0[1-9]\d{8})$/;

const listed =
  (
    code: "invalid-recipients" | "duplicate-recipients",
    pick: (numbers: readonly string[]) => readonly string[],
  ): Rule<readonly string[]> =>
  (numbers) => {
    const picked = pick(numbers);
    const [first] = picked;
    return first === undefined ? undefined : { code, params: { count: picked.length, first: first.slice(0, QUOTED) } };
  };

function duplicates(numbers: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return numbers.filter((number) => {
    const international = number.replace(/^0/, "+33");
    return NUMBER.test(number) && seen.size === seen.add(international).size;
  });
}

/** The moment that goes on the wire: without seconds. */
const wireMinute = (date: Date): number => Math.floor(date.getTime() / 60_000);

/** The rules of every field but those that need the message's analysis (see `send-validation.ts`). */
export const FIELD_RULES: { readonly [Field in keyof SendRequest]-?: FieldRules<NonNullable<SendRequest[Field]>> } = {
  recipients: {
    required: true,
    is: isList,
    rules: [
      ({ length: count }) =>
        count > LIMITS.recipients
          ? { code: "too-many-recipients", params: { count, max: LIMITS.recipients } }
          : undefined,
      listed("invalid-recipients", (numbers) => numbers.filter((number) => !NUMBER.test(number))),
      listed("duplicate-recipients", duplicates),
    ],
  },
  message: { required: true, is: isText, rules: [] },
  range: {
    is: (value): value is "premium" | "lowCost" => isText(value),
    rules: [(value) => (value === "premium" || value === "lowCost" ? undefined : { code: "not-an-option" })],
  },
  sender: {
    is: isText,
    rules: [shortest(LIMITS.senderMin), longest(LIMITS.senderMax), without(/[^A-Za-z0-9 ]|^ | $/gu)],
  },
  stop: { is: isFlag, rules: [] },
  unicode: { is: isFlag, rules: [] },
  scheduledAt: {
    is: isDate,
    rules: [
      (date) => (Number.isNaN(date.getTime()) ? { code: "invalid-date" } : undefined),
      (date, { now }) => (now && wireMinute(date) * 60_000 < now.getTime() ? { code: "in-the-past" } : undefined),
      // The minute in Paris is the minute in UTC: their distance is whole hours.
      (date) =>
        wireMinute(date) % LIMITS.minuteStep ? { code: "minute-step", params: { step: LIMITS.minuteStep } } : undefined,
    ],
  },
  tag: { is: isText, rules: [longest(LIMITS.tag), without(/[\s\p{Lu}\p{C}]/gu)] },
  responseUrl: { is: isText, rules: [longest(LIMITS.url), isWebAddress] },
  receiptUrl: { is: isText, rules: [longest(LIMITS.url), isWebAddress] },
  sandbox: { is: isFlag, rules: [] },
};

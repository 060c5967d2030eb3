import type { IssueCode, IssueParams } from "./issue.ts";
import { LIMITS } from "./limits.ts";
import type { SendRequest } from "./send-request.ts";

/** A rule that a value does not respect. */
export interface BrokenRule {
  readonly code: IssueCode;
  readonly params?: IssueParams;
}

/** What a rule may look at besides the value. */
export interface RuleContext {
  /** The moment of checking; without it nothing is in the past. */
  readonly now?: Date;
}

/** Looks at a value of the right type; undefined when it respects the rule. */
export type Rule<Value> = (value: Value, context: RuleContext) => BrokenRule | undefined;

/** The rules of one field. */
export interface FieldRules<Value> {
  /** Undefined, an empty text and an empty list are an issue. Elsewhere they mean that the field is not set. */
  readonly required?: true;
  /** A value of another type is `wrong-type`, and no rule is asked. */
  readonly is: (value: unknown) => value is Value;
  /** Each is asked. */
  readonly rules: readonly Rule<Value>[];
}

const isText = (value: unknown): value is string => typeof value === "string";
const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
const isDate = (value: unknown): value is Date => value instanceof Date;
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

/** An issue quotes no more characters than this of a value that can be megabytes long. */
const QUOTED = 40;

const atLeast =
  (min: number): Rule<string> =>
  ({ length }) =>
    length < min ? { code: "too-short", params: { length, min } } : undefined;

const atMost =
  (max: number): Rule<string> =>
  ({ length }) =>
    length > max ? { code: "too-long", params: { length, max } } : undefined;

const without =
  (forbidden: RegExp): Rule<string> =>
  (value) => {
    const characters = [...new Set(value.match(forbidden))].slice(0, QUOTED).join("");
    return characters ? { code: "invalid-characters", params: { characters } } : undefined;
  };

/** E.164 or French national, without separators. Whether such a number exists is for `parseRecipients` to say. */
const NUMBER = /^(?:\+[1-9]\d{6,14}|0[1-9]\d{8})$/;

const none =
  (
    code: "invalid-recipients" | "duplicate-recipients",
    find: (numbers: readonly string[]) => readonly string[],
  ): Rule<readonly string[]> =>
  (numbers) => {
    const found = find(numbers);
    const [first] = found;
    return first === undefined ? undefined : { code, params: { count: found.length, first: first.slice(0, QUOTED) } };
  };

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

/** Scheme, host and the rest of an absolute address. A regular expression, since core has no `URL`. */
const WEB_ADDRESS =
  /^https?:\/\/(?:[^\s\p{C}/?#@]+@)?(?:[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.?|\[[\da-f:.]+\])(?::\d{1,5})?(?:[/?#][^\s\p{C}]*)?$/iu;

const isWebAddress: Rule<string> = (value) =>
  value.length > LIMITS.url || WEB_ADDRESS.test(value) ? undefined : { code: "invalid-url" };

const MINUTE = 60_000;
const YEAR_10000 = 253_402_300_800_000;

/** The minute that goes on the wire, where there are no seconds. */
const minuteOf = (date: Date): number => Math.floor(date.getTime() / MINUTE);

/** Options are checked as the texts that they are. */
type Checked<Value> = Value extends string ? string : Value;

/** The rules of each field alone; those that look at several are in `send-validation.ts`. */
export const FIELD_RULES: {
  readonly [Field in keyof SendRequest]-?: FieldRules<Checked<NonNullable<SendRequest[Field]>>>;
} = {
  recipients: {
    required: true,
    is: isTexts,
    rules: [
      ({ length: count }) =>
        count > LIMITS.recipients
          ? { code: "too-many-recipients", params: { count, max: LIMITS.recipients } }
          : undefined,
      none("invalid-recipients", malformed),
      none("duplicate-recipients", repeated),
    ],
  },
  message: { required: true, is: isText, rules: [] },
  range: {
    is: isText,
    rules: [(value) => (value === "premium" || value === "lowCost" ? undefined : { code: "not-an-option" })],
  },
  sender: {
    is: isText,
    rules: [atLeast(LIMITS.senderMin), atMost(LIMITS.senderMax), without(/[^A-Za-z0-9 ]|^ | $/gu)],
  },
  stop: { is: isFlag, rules: [] },
  unicode: { is: isFlag, rules: [] },
  scheduledAt: {
    is: isDate,
    rules: [
      (date) => (date.getTime() < YEAR_10000 ? undefined : { code: "invalid-date" }),
      (date, { now }) => (now && minuteOf(date) * MINUTE < now.getTime() ? { code: "in-the-past" } : undefined),
      // The minute in Paris is the minute in UTC: whole hours lie between them.
      (date) =>
        minuteOf(date) % LIMITS.minuteStep ? { code: "minute-step", params: { step: LIMITS.minuteStep } } : undefined,
    ],
  },
  tag: { is: isText, rules: [atMost(LIMITS.tag), without(/[\s\p{C}\p{Lu}]/gu)] },
  responseUrl: { is: isText, rules: [atMost(LIMITS.url), isWebAddress] },
  receiptUrl: { is: isText, rules: [atMost(LIMITS.url), isWebAddress] },
  sandbox: { is: isFlag, rules: [] },
};

/** Every field that a draft may have, in the order in which issues are told. */
export const DRAFT_FIELDS = Object.keys(FIELD_RULES) as readonly (keyof SendRequest)[];

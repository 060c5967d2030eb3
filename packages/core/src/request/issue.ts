import type { SendField } from "./send-request.ts";

/** The numbers and texts of an issue; the sentence around them is for whoever shows it. */
export type IssueParams = Readonly<Record<string, string | number>>;

/** A rule that a draft breaks: the field, the code of the rule, and its parameters. Never prose. */
export interface Issue {
  readonly field: SendField;
  readonly code: IssueCode;
  readonly params?: IssueParams;
}

/** Every issue code, with the parameters that come with it. */
export type IssueCode =
  /** The value has not the type that the field takes. */
  | "wrong-type"
  /** A required value is missing or empty. */
  | "required"
  /** `count`: different characters that cannot be sent in GSM mode; `characters`: the first of them. */
  | "unsupported-characters"
  /** `segments`, `max`: more concatenated SMS than the platform takes (control code 52). */
  | "too-many-segments"
  /** `units`, `max`: a Low Cost SMS is one SMS of 160 units (control code 42). */
  | "low-cost-too-long"
  /** `fix`: commercial text in Low Cost must carry this mention, written by hand. */
  | "no-pub-stop-required"
  /** Low Cost cannot be sent in Unicode mode. */
  | "low-cost-unicode"
  /** `count`, `max`: more recipients than one request takes (control code 50). */
  | "too-many-recipients"
  /** `count`, `first`: numbers that cannot be sent to (control code 9). */
  | "invalid-recipients"
  /** `count`, `first`: the same number more than once. */
  | "duplicate-recipients"
  /** `length`, `min`: fewer characters than the field takes. */
  | "too-short"
  /** `length`, `max`: more characters than the field takes. */
  | "too-long"
  /** `characters`: characters that the field does not take. */
  | "invalid-characters"
  /** The value is not one of those that the field takes. */
  | "not-an-option"
  /** The value is not an absolute http or https address. */
  | "invalid-url"
  /** The value is not a valid date. */
  | "invalid-date"
  /** The scheduled time has passed. */
  | "in-the-past"
  /** `step`: the scheduled minute (Europe/Paris) is not a multiple of this many minutes. */
  | "minute-step";

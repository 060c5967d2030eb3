import type { Texts } from "../languages/languages.ts";

/** One field that the API names, and what it says of it. */
export interface FieldProblem {
  /** Name on the wire, such as `phoneNumbers`. */
  readonly element: string;
  /** The control code that stands for it when nothing else is wrong; 9 when it has none of its own. */
  readonly code: number;
  readonly say: (texts: Texts) => string;
  /** What was written in place of a mobile number, shortened. */
  readonly notMobile?: string;
}

/** The API says no: its control code, and field by field when fields are to blame. */
export interface Refusal {
  readonly code: number;
  readonly fields?: readonly FieldProblem[];
  /** What was written in place of mobile numbers, where numbers alone are to blame and the answer lists them. */
  readonly notMobiles?: readonly string[];
  /** What is said in place of the words of the code. */
  readonly say?: (texts: Texts) => string;
  /** HTTP status, where the refusal has one of its own. */
  readonly status?: number;
}

export function isRefusal(value: object): value is Refusal {
  return "code" in value && !("body" in value);
}

/**
 * One broken rule is told by its own control code, several by code 9 and the list: so the API's example of code 9
 * and its table of single codes are both true. `undefined` when nothing is wrong.
 */
export function refuseFields(problems: readonly FieldProblem[]): Refusal | undefined {
  const [first] = problems;
  if (!first) return undefined;
  return { code: problems.length === 1 ? first.code : 9, fields: problems };
}

import type { Texts } from "../languages/languages.ts";

/** A field that a refusal names, and its message. */
export interface FieldProblem {
  /** Name on the wire, such as `phoneNumbers`. */
  readonly element: string;
  /** The control code of the refusal when this is the only problem; 9 when the rule has none of its own. */
  readonly code: number;
  readonly say: (texts: Texts) => string;
  /** The text in place of a mobile number, shortened. */
  readonly notMobile?: string;
}

/** A refusal: its control code, and the fields that are to blame, if any. */
export interface Refusal {
  readonly code: number;
  readonly fields?: readonly FieldProblem[];
  /** The texts in place of mobile numbers, where numbers alone are to blame and the answer lists them. */
  readonly notMobiles?: readonly string[];
  /** The message in place of that of the code. */
  readonly say?: (texts: Texts) => string;
  /** HTTP status, where the refusal has one of its own. */
  readonly status?: number;
}

export function isRefusal(value: object): value is Refusal {
  return "code" in value && !("body" in value);
}

/**
 * Makes a refusal of field problems: one broken rule has its own control code, several have code 9, so that the API's
 * example of code 9 and its table of single codes both hold. `undefined` when there is no problem.
 */
export function refuseFields(problems: readonly FieldProblem[]): Refusal | undefined {
  const [first] = problems;
  if (!first) return undefined;
  return { code: problems.length === 1 ? first.code : 9, fields: problems };
}

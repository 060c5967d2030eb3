import type { Words } from "../words/words.ts";

/** One field that the API names, and what it says of it. */
export interface FieldProblem {
  /** Name on the wire, such as `phoneNumbers`. */
  readonly element: string;
  /** The control code that stands for it when nothing else is wrong; 9 when it has none of its own. */
  readonly code: number;
  readonly say: (words: Words) => string;
}

/** The API says no: its control code, and field by field when fields are to blame. */
export interface Refusal {
  readonly code: number;
  readonly fields?: readonly FieldProblem[];
  /** HTTP status, where it is not 200: the API tells most refusals in the body only. */
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

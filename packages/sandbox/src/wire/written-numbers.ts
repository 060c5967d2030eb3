import type { FieldProblem } from "./refusal.ts";
import { shorten } from "./send-options.ts";

/** Numbers that one request may name. */
export const MAX_NUMBERS = 500;

/** The numbers of a parameter, as they are written there. */
export function splitNumbers(text: string): readonly string[] {
  return text.split(",").flatMap((part) => part.trim() || []);
}

/** What is said of a number that is none. */
export function invalidNumber(element: string, written: string): FieldProblem {
  const notMobile = shorten(written);
  return { element, code: 9, say: (texts) => texts.invalidNumber(notMobile), notMobile };
}

import type { FieldProblem } from "./refusal.ts";
import { shorten } from "./send-options.ts";

/** The most numbers that one request may name. */
export const MAX_NUMBERS = 500;

/** Splits a list of numbers at its commas; blanks around them are dropped. */
export function splitNumbers(text: string): readonly string[] {
  return text.split(",").flatMap((part) => part.trim() || []);
}

/** The problem of a text that is no mobile number. */
export function invalidNumber(element: string, written: string): FieldProblem {
  const notMobile = shorten(written);
  return { element, code: 9, say: (texts) => texts.invalidNumber(notMobile), notMobile };
}

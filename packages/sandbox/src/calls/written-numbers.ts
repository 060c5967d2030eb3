import type { FieldProblem } from "../refusal.ts";
import { shorten } from "../send-terms.ts";

/** Numbers that one request may name. */
export const MAX_NUMBERS = 500;

/** The numbers of a parameter, as they are written there. */
export const splitNumbers = (text: string): readonly string[] => text.split(",").flatMap((part) => part.trim() || []);

/** What is said of a number that is none. */
export const invalidNumber = (element: string, written: string): FieldProblem => ({
  element,
  code: 9,
  say: (words) => words.invalidNumber(shorten(written)),
});

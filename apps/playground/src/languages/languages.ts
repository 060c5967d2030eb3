import { LANGUAGES } from "./language-list.ts";

export { LANGUAGES } from "./language-list.ts";

export type Language = keyof typeof LANGUAGES;

/** The names of the languages. */
export const LANGUAGE_NAMES = Object.keys(LANGUAGES) as readonly Language[];

export function isLanguage(value: unknown): value is Language {
  return typeof value === "string" && Object.hasOwn(LANGUAGES, value);
}

import type { Texts } from "./en/api.ts";
import { LANGUAGES } from "./language-list.ts";

export type { Texts } from "./en/api.ts";

export { LANGUAGES } from "./language-list.ts";

/** Language of the API's messages. */
export type Language = keyof typeof LANGUAGES;

/** The names of the languages. */
export const LANGUAGE_NAMES = Object.keys(LANGUAGES) as readonly Language[];

export function isLanguage(name: string | undefined): name is Language {
  return name !== undefined && Object.hasOwn(LANGUAGES, name);
}

/** The API's message for a control code. */
export function textOfCode(code: number, texts: Texts): string {
  const text = (texts as unknown as Record<number, unknown>)[code];
  return typeof text === "string" ? text : "";
}

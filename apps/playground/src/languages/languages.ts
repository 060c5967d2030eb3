import { en } from "./en/index.ts";
import { fr } from "./fr/index.ts";
import type { Messages } from "./messages.ts";

/** The languages of the site, each in a folder of its name. */
export const LANGUAGES = { en, fr } as const satisfies Readonly<Record<string, Messages>>;

export type Language = keyof typeof LANGUAGES;

/** The names of the languages. */
export const LANGUAGE_NAMES = Object.keys(LANGUAGES) as readonly Language[];

export function isLanguage(value: unknown): value is Language {
  return typeof value === "string" && Object.hasOwn(LANGUAGES, value);
}

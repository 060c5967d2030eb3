import type { Texts } from "./en/api.ts";
import { en } from "./en/index.ts";
import { fr } from "./fr/index.ts";

export type { Texts } from "./en/api.ts";

/** The languages of the API's messages, each in a folder of its name. */
export const LANGUAGES = { en, fr } as const satisfies Readonly<Record<string, { readonly api: Texts }>>;

/** Language of the API's messages. */
export type Language = keyof typeof LANGUAGES;

/** The names of the languages. */
export const LANGUAGE_NAMES = Object.keys(LANGUAGES) as readonly Language[];

export function isLanguage(name: string | undefined): name is Language {
  return name !== undefined && Object.hasOwn(LANGUAGES, name);
}

/** What the API says with a control code. */
export function textOfCode(code: number, texts: Texts): string {
  const text = (texts as unknown as Record<number, unknown>)[code];
  return typeof text === "string" ? text : "";
}

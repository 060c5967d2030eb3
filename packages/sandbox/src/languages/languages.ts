import { en, type Texts } from "./en.ts";
import { fr } from "./fr.ts";

/** Language of the API's messages. */
export type Language = "en" | "fr";

export type { Texts } from "./en.ts";

export const TEXTS: Readonly<Record<Language, Texts>> = { en, fr };

/** What the API says with a control code. */
export function textOfCode(code: number, texts: Texts): string {
  const text = (texts as unknown as Record<number, unknown>)[code];
  return typeof text === "string" ? text : "";
}

import type { Settings } from "../settings/settings.ts";
import { en, type Messages } from "./en.ts";
import { fr } from "./fr.ts";

export const LANGUAGES = { en, fr } as const satisfies Record<string, Messages>;
export type Language = keyof typeof LANGUAGES;

/** The language for a system whose own is `locale`, such as `fr-CA`. */
export function systemLanguage(locale: string): Language {
  return (Object.keys(LANGUAGES) as Language[]).find((name) => locale.toLowerCase().startsWith(name)) ?? "en";
}

export function chosenLanguage(settings: Pick<Settings, "language">, system: Language): Language {
  return settings.language === "system" ? system : settings.language;
}

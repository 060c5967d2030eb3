import { type Language, LANGUAGE_NAMES } from "../settings/language-names.ts";

export { LANGUAGES } from "./language-list.ts";
export type { Language } from "../settings/language-names.ts";

/** The language for a system whose own is `locale`, such as `fr-CA`. */
export function systemLanguage(locale: string): Language {
  return LANGUAGE_NAMES.find((name) => locale.toLowerCase().startsWith(name)) ?? "en";
}

/** The language that the settings choose; `system` stands for that of the system. */
export function chosenLanguage(settings: { readonly language: Language | "system" }, system: Language): Language {
  return settings.language === "system" ? system : settings.language;
}

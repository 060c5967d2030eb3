import { isLanguage, type Language, LANGUAGE_NAMES } from "../languages/languages.ts";

const THEMES = ["auto", "light", "dark"] as const;

export type Theme = (typeof THEMES)[number];

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
}

const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value);

/** A browser that keeps nothing for this page throws: the preference then lasts as long as the page. */
function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // See above.
  }
}

/**
 * Reads the preferences from the address (`?language=fr&theme=dark`, or a page in that language), else as last chosen,
 * else as the browser is set.
 */
function readPreferences(pageLanguage: Language | undefined): Preferences {
  const query = new URLSearchParams(location.search);
  const languages: readonly unknown[] = [query.get("language"), pageLanguage, kept("language")];
  const themes: readonly unknown[] = [query.get("theme"), kept("theme")];
  return {
    language: languages.find(isLanguage) ?? LANGUAGE_NAMES.find((name) => navigator.language.startsWith(name)) ?? "en",
    theme: themes.find(isTheme) ?? "auto",
  };
}

/**
 * Shows the preferences in the switches and calls `changed` now and whenever one is chosen.
 *
 * @param pageLanguage the language that the page's address asks for, if it does
 */
export function followPreferences(changed: (preferences: Preferences) => void, pageLanguage?: Language): void {
  let preferences = readPreferences(pageLanguage);
  const use = (change: Partial<Preferences>): void => {
    preferences = { ...preferences, ...change };
    document.documentElement.lang = preferences.language;
    document.documentElement.dataset["theme"] = preferences.theme;
    changed(preferences);
  };
  for (const input of document.querySelectorAll<HTMLInputElement>(".preferences input")) {
    input.checked = input.value === preferences[input.name as keyof Preferences];
    input.addEventListener("change", () => {
      keep(input.name, input.value);
      use({ [input.name]: input.value });
    });
  }
  use({});
}

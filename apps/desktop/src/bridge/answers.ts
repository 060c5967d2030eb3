import type { Language } from "../settings/language-names.ts";
import type { Settings } from "../settings/settings.ts";

// What calls answer that belongs to no other part of the app.

export interface StartFacts {
  readonly settings: Settings;
  readonly systemLanguage: Language;
  readonly version: string;
  readonly dataFolder: string;
  /** The page where a person finds newer versions; absent in a build that does not know. */
  readonly releasesPage?: string;
}

/** `off`: not asked, since nobody has turned it on. */
export type UpdateAnswer =
  | { readonly kind: "off" | "newest" | "no-answer" }
  | { readonly kind: "newer"; readonly version: string };

export interface AddedOptOuts {
  readonly added: number;
  /** The number of those that the provider did not take. */
  readonly onlyHere: number;
  /** Entries that are no number, as they were written. */
  readonly invalid: readonly string[];
}

/** `invalid`: numbers that no SMS can go to, as they were written; nothing was saved. */
export type SavedContact = { readonly id: number } | { readonly invalid: readonly string[] };

/** Contacts and groups that match what is typed into the recipients field. */
export type Suggestion =
  | { readonly kind: "contact"; readonly name: string; readonly phone: string }
  | { readonly kind: "group"; readonly name: string; readonly contacts: number };

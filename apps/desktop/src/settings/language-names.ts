// Written by `pnpm languages`, from what lies in src/messages.

/** The names of the languages. */
export const LANGUAGE_NAMES = ["en", "fr"] as const;

export type Language = (typeof LANGUAGE_NAMES)[number];

// Written by `pnpm languages`, from what lies beside it.
import type { Language } from "./messages.ts";

/** The languages beside English, each loaded when a page is in it. English comes with the element, and stands in for all others. */
export const LANGUAGES: Readonly<Record<string, () => Promise<Language>>> = {
  es: async () => (await import("./es/index.ts")).language,
  fr: async () => (await import("./fr/index.ts")).language,
  it: async () => (await import("./it/index.ts")).language,
  pt: async () => (await import("./pt/index.ts")).language,
};

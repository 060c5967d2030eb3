import type { Language } from "./messages.ts";

/** The languages beside English, each loaded when a page is in it. English comes with the element, and stands in for all others. */
export const LANGUAGES: Readonly<Record<string, () => Promise<Language>>> = {
  fr: async () => (await import("./fr/index.ts")).fr,
  es: async () => (await import("./es/index.ts")).es,
  it: async () => (await import("./it/index.ts")).it,
  pt: async () => (await import("./pt/index.ts")).pt,
};

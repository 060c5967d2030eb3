// Written by `pnpm languages`, from what lies beside it.
import type { Language } from "./messages.ts";

/** The languages beside English, each loaded when a page is in it. English comes with the element, and stands in for all others. */
export const LANGUAGES: Readonly<Record<string, () => Promise<{ readonly language: Language }>>> = {
  es: () => import("./es/index.ts"),
  fr: () => import("./fr/index.ts"),
  it: () => import("./it/index.ts"),
  pt: () => import("./pt/index.ts"),
};

// Written by `pnpm languages`, from what lies beside it.
import { messages as en } from "./en/index.ts";
import { messages as fr } from "./fr/index.ts";

/** The languages, each by the name of its folder. */
export const LANGUAGES = { en, fr };

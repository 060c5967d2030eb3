// Written by `pnpm languages`, from what lies beside it.
import { messages as en } from "./en.js";
import { messages as fr } from "./fr.js";

/** The languages, each by the name of its file. */
export const LANGUAGES = { en, fr };

/** @typedef {keyof typeof LANGUAGES} Language */

import type { Languages } from "./locale.ts";
import { en, type Messages } from "./messages/en.ts";

/** The languages of `<sms-composer>`. */
export const COMPOSER_LANGUAGES: Languages<Messages> = {
  en,
  others: {
    fr: async () => (await import("./messages/fr.ts")).fr,
    es: async () => (await import("./messages/es.ts")).es,
    it: async () => (await import("./messages/it.ts")).it,
    pt: async () => (await import("./messages/pt.ts")).pt,
  },
};

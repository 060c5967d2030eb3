import type { Languages } from "./locale.ts";
import { meterEn, type MeterMessages } from "./messages/meter/en.ts";

/** The languages of `<sms-meter>`. */
export const METER_LANGUAGES: Languages<MeterMessages> = {
  en: meterEn,
  others: {
    fr: async () => (await import("./messages/meter/fr.ts")).meterFr,
    es: async () => (await import("./messages/meter/es.ts")).meterEs,
    it: async () => (await import("./messages/meter/it.ts")).meterIt,
    pt: async () => (await import("./messages/meter/pt.ts")).meterPt,
  },
};

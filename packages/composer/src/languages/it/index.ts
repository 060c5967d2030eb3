import type { Language } from "../messages.ts";
import { meterWords } from "./meter.ts";

export const it: Language = {
  meter: async () => meterWords,
  issues: async () => (await import("./issues.ts")).issueWords,
  form: async () => (await import("./form.ts")).formWords,
  sending: async () => (await import("./sending.ts")).sendingWords,
  refusals: async () => (await import("./refusals.ts")).refusalWords,
  list: async () => (await import("./list.ts")).listWords,
  rows: async () => (await import("./rows.ts")).rowsWords,
  panels: async () => (await import("./panels.ts")).panelWords,
};

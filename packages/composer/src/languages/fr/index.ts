import type { Language } from "../messages.ts";
import { meterMessages } from "./meter.ts";

export const language: Language = {
  meter: async () => meterMessages,
  issues: async () => (await import("./issues.ts")).issueMessages,
  form: async () => (await import("./form.ts")).formMessages,
  recipients: async () => (await import("./recipients.ts")).recipientMessages,
  sending: async () => (await import("./sending.ts")).sendingMessages,
  refusals: async () => (await import("./refusals.ts")).refusalMessages,
  list: async () => (await import("./list.ts")).listMessages,
  rows: async () => (await import("./rows.ts")).rowsMessages,
  panels: async () => (await import("./panels.ts")).panelMessages,
};

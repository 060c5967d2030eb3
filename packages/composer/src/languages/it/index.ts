import type { Language } from "../messages.ts";
import { formMessages } from "./form.ts";
import { meterMessages } from "./meter.ts";

export const language: Language = {
  meter: async () => meterMessages,
  issues: async () => (await import("./issues.ts")).issueMessages,
  // Shown at once: in a file of its own it would be one request more before it is.
  form: async () => formMessages,
  recipients: async () => (await import("./recipients.ts")).recipientMessages,
  sending: async () => (await import("./sending.ts")).sendingMessages,
  refusals: async () => (await import("./refusals.ts")).refusalMessages,
  list: async () => (await import("./list.ts")).listMessages,
  rows: async () => (await import("./rows.ts")).rowsMessages,
  panels: async () => (await import("./panels.ts")).panelMessages,
};

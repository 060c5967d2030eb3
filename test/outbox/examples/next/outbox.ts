import { createClient } from "@sms-composer/client";
import { createOutbox, sqliteStore } from "@sms-composer/outbox";

function open() {
  const store = sqliteStore("outbox.sqlite");
  const client = createClient({
    apiKey: process.env["SMS_PARTNER_API_KEY"] ?? "",
    baseUrl: process.env["SMS_PARTNER_URL"],
  });
  return { store, outbox: createOutbox({ client, store }) };
}

// `next dev` loads this module again with each change: the outbox of the process stays.
const kept = globalThis as typeof globalThis & { smsOutbox?: ReturnType<typeof open> };
kept.smsOutbox ??= open();
export const { outbox, store } = kept.smsOutbox;

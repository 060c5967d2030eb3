import { createClient } from "@sms-composer/client";
import { createOutbox, sqliteStore } from "@sms-composer/outbox";

const store = sqliteStore("outbox.sqlite");
const outbox = createOutbox({
  client: createClient({
    apiKey: process.env["SMS_PARTNER_API_KEY"] ?? "",
    baseUrl: process.env["SMS_PARTNER_URL"],
  }),
  store,
  // At least once for each portion, over restarts: write it to your own database under its key.
  onOutcome: ({ key, outcome }) => console.log(key, outcome),
});
outbox.start();

interface Job {
  readonly id: string;
  readonly data: { readonly phone: string; readonly text: string };
}

/** Does a job of the queue. When it resolves the text is on disk: the queue may forget the job. */
export async function processJob({ id, data }: Job): Promise<void> {
  await outbox.send({ recipients: [data.phone], message: data.text }, { idempotencyKey: `job-${id}` });
}

process.once("SIGTERM", () => void outbox.stop().then(() => store.close()));

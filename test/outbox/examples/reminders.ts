import { createClient } from "@sms-composer/client";
import { createOutbox, sqliteStore } from "@sms-composer/outbox";

// Run by cron each morning. Run twice, or again after a crash, it sends each reminder once.
const store = sqliteStore("reminders.sqlite");
const outbox = createOutbox({
  client: createClient({
    apiKey: process.env["SMS_PARTNER_API_KEY"] ?? "",
    baseUrl: process.env["SMS_PARTNER_URL"],
  }),
  store,
  limits: { smsPerDay: 5000 },
  onOutcome: ({ key, outcome, rows, code }) => console.log(key, outcome, code ?? "", rows.length),
});

const today = new Date().toISOString().slice(0, 10);
const list = {
  message: "Bonjour {Prénom}, rappel de votre rendez-vous à {Heure}.",
  columns: ["Prénom", "Mobile", "Heure"],
  rows: [
    ["Zoé", "06 39 98 20 31", "9 h 40"],
    ["Max", "06 39 98 20 32", "10 h"],
  ],
  phoneColumn: "Mobile",
};
const { segments, invalid } = await outbox.dryRun(list);
console.log(`${segments} SMS, ${invalid.length} rows left out`);

outbox.start();
const { key } = await outbox.send(list, { idempotencyKey: `reminders-${today}` });
let state = "waiting";
while (state === "waiting" || state === "sending") {
  await new Promise((resolve) => setTimeout(resolve, 200));
  state = (await outbox.status(key))?.state ?? state;
}
await outbox.stop();
await store.close();

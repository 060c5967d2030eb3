import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, createHandler } from "@sms-composer/client";
import { createOutbox, sqliteStore } from "@sms-composer/outbox";
import type { Measurement } from "./measurement.ts";

const ROWS = 100_000;
const MESSAGE = "Bonjour {nom}, à demain.";
const COLUMNS = ["nom", "mobile"];

/** 100,000 rows with a text each, taken in by a server that has other work, which waits for at most so long. */
export async function outboxIntake(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), "sms-bench-"));
  const store = sqliteStore(join(folder, "outbox.sqlite"));
  const client = createClient({
    apiKey: "key-of-the-bench",
    fetch: () => Promise.reject(new Error("Nothing leaves.")),
  });
  const outbox = createOutbox({ client, store });
  const handler = createHandler({
    authorize: () => true,
    outbox,
    timeout: 1,
    optOuts: ["+33799999999"],
    prices: { FR: { premium: 0.038, lowCost: 0.025 } },
    limits: { listBytes: 64 * 2 ** 20 },
  });
  const rows = Array.from({ length: ROWS }, (_, n) => [`Personne ${n}`, `+336${String(10_000_000 + n)}`]);
  const list = { message: MESSAGE, columns: COLUMNS, rows };
  const texts = rows.map(([name = "", recipient = ""], row) => ({ row, recipient, message: `Bonjour ${name}` }));
  const requests = texts.map(({ recipient, message }) => ({ recipients: [recipient], message }));
  const body = JSON.stringify({ ...list, phoneColumn: 1 });
  try {
    return [
      {
        what: "100,000 rows handed over as a list",
        measured: await watched(() => outbox.send({ ...list, phoneColumn: 1 })),
      },
      { what: "The same as texts", measured: await watched(() => outbox.send({ messages: texts })) },
      { what: "The same as requests", measured: await watched(() => outbox.send(requests)) },
      { what: "The list in a dry run", measured: await watched(() => outbox.dryRun({ ...list, phoneColumn: 1 })) },
      {
        what: "The list posted to a handler with an outbox",
        measured: await watched(async () => {
          const headers = { "content-type": "application/json", "idempotency-key": "key" };
          const answer = await handler(new Request("https://shop.example/send", { method: "POST", headers, body }));
          if (answer.status !== 202) throw new Error(`The list was answered with ${answer.status}.`);
        }),
      },
    ];
  } finally {
    await outbox.stop();
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

/** Measures work: its duration, and the longest time for which nothing else of the process had its turn. */
async function watched(work: () => Promise<unknown>): Promise<string> {
  let longest = 0;
  let isOver = false;
  const start = performance.now();
  let last = start;
  const look = (): void => {
    const at = performance.now();
    longest = Math.max(longest, at - last);
    last = at;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  await work();
  isOver = true;
  look();
  return `${Math.round(last - start)} ms, other work waits ${Math.round(longest)} ms at most`;
}

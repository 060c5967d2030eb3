import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@sms-composer/client";
import { createOutbox, postgresStore, sqliteStore, type OutboxStore } from "@sms-composer/outbox";
import { createSandbox } from "@sms-composer/sandbox";
import { startPostgres } from "../outbox/postgres-server.ts";
import { requires } from "../tools/optional-tools.ts";
import type { Measurement } from "./measurement.ts";

const KEY = "key-of-the-bench";
const TEXTS = 200_000;
const SINGLES = 300;

/**
 * 200,000 texts of their own through an outbox and a sandbox in the same process, whose part is in it, with each store:
 * how long it takes, what memory grows by meanwhile, that none is lost and none goes twice; and what one send costs.
 */
export async function outboxThroughput(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), "sms-bench-"));
  try {
    const sqlite = await measureStore("SQLite", sqliteStore(join(folder, "outbox.sqlite")));
    const missing = requires("postgresql");
    if (missing) return [...sqlite, { what: "PostgreSQL", measured: missing }];
    await using server = await startPostgres();
    return [...sqlite, ...(await measureStore("PostgreSQL", postgresStore(await server.createDatabase())))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureStore(name: string, store: OutboxStore): Promise<readonly Measurement[]> {
  const seen = new Map<string, number>();
  const sandbox = createSandbox({ apiKey: KEY, credit: "999999999", keepDeliveries: 2000, keepRequests: 1 });
  const client = createClient({
    apiKey: KEY,
    async fetch(input, init) {
      const answer = await sandbox.fetch(new Request(input, init));
      const { deliveries = [] } = sandbox.messages().at(-1) ?? {};
      if (String(input).includes("send"))
        for (const { number } of deliveries) seen.set(number, (seen.get(number) ?? 0) + 1);
      return answer;
    },
  });
  const outbox = createOutbox({ client, store });
  const singles = await timed(async () => {
    for (let n = 0; n < SINGLES; n++) await outbox.send({ recipients: [numberOf(900_000 + n)], message: "Votre code" });
  });
  const singlesSent = await timed(async () => {
    outbox.start();
    while (seen.size < SINGLES) await sleep(2);
  });
  await outbox.stop();
  seen.clear();

  const rows = Array.from({ length: TEXTS }, (_, n) => [`Personne ${n}`, numberOf(n)]);
  const list = { message: "Bonjour {nom}, à demain.", columns: ["nom", "mobile"], rows, phoneColumn: 1 };
  const queued = await timed(() => outbox.send(list, { idempotencyKey: "all" }));
  // What the 200,000 names and texts took while they were handed over is free again.
  const before = process.memoryUsage().rss;
  let most = before;
  const sender = createOutbox({ client, store });
  const sent = await timed(async () => {
    sender.start();
    while (seen.size < TEXTS) {
      most = Math.max(most, process.memoryUsage().rss);
      await sleep(20);
    }
  });
  await sender.stop();
  const twice = [...seen.values()].filter((times) => times > 1).length;
  if (seen.size !== TEXTS || twice > 0)
    throw new Error(`${seen.size} of ${TEXTS} texts arrived, ${twice} of them twice.`);
  await store.close();
  const inSeconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
  return [
    { what: `${name}: one send on disk`, measured: `${(singles / SINGLES).toFixed(2)} ms` },
    {
      what: `${name}: a queued send claimed, sent and settled (two commits)`,
      measured: `${(singlesSent / SINGLES).toFixed(2)} ms`,
    },
    { what: `${name}: 200,000 texts of their own on disk`, measured: inSeconds(queued) },
    {
      what: `${name}: and sent, 500 to a request; none lost, none twice`,
      measured: `${inSeconds(sent)}, ${Math.round(TEXTS / (sent / 1000)).toLocaleString("en-US")} texts/s`,
    },
    { what: `${name}: memory meanwhile`, measured: `+${Math.round((most - before) / 2 ** 20)} MiB` },
  ];
}

const numberOf = (n: number): string => `+336${String(10_000_000 + n)}`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const at = performance.now();
  await work();
  return performance.now() - at;
}

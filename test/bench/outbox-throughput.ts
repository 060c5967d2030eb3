import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createClient } from "@sms-composer/client";
import { createOutbox, postgresStore, sqliteStore, type OutboxList, type OutboxStore } from "@sms-composer/outbox";
import { startPostgres } from "../outbox/postgres-server.ts";
import { requires } from "../tools/optional-tools.ts";
import type { Measurement } from "./measurement.ts";

const KEY = "key-of-the-bench";
const TEXTS = 200_000;
const SINGLES = 300;

/** The garbage collector, so that what is kept is measured and not what waits for it. */
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** A sandbox as a process of its own: what it keeps of its messages is not the outbox's. */
async function startSandboxProcess() {
  const program = `
    import { serveSandbox } from ${JSON.stringify(import.meta.resolve("@sms-composer/sandbox"))};
    const options = { apiKey: ${JSON.stringify(KEY)}, credit: "999999999", keepDeliveries: 2000, keepRequests: 1 };
    console.log((await serveSandbox(options)).baseUrl);
  `;
  const args = ["--conditions=@sms-composer/source", "--input-type=module", "-e", program];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return {
    baseUrl: line.toString().trim(),
    async [Symbol.asyncDispose]() {
      child.kill();
      await once(child, "exit");
    },
  };
}

/**
 * 200,000 texts of their own through an outbox to a sandbox, with each store: how long it takes, what memory grows by
 * meanwhile, that none is lost and none goes twice; and what one send costs.
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
  /** The number of times that each recipient was accepted. */
  const times = new Uint8Array(1_000_000);
  let accepted = 0;
  await using sandbox = await startSandboxProcess();
  const client = createClient({
    apiKey: KEY,
    baseUrl: sandbox.baseUrl,
    async fetch(input, init) {
      const answer = await fetch(input, init);
      const body = typeof init?.body === "string" ? init.body : "";
      for (const [, number] of answer.ok ? body.matchAll(/\+336(\d{8})/g) : []) {
        const n = Number(number) - FIRST;
        if (n < 0 || n >= times.length) throw new Error(`Nobody has the number ${number}.`);
        times[n] = (times[n] ?? 0) + 1;
        accepted++;
      }
      return answer;
    },
  });
  const outbox = createOutbox({ client, store });
  const singles = await timed(async () => {
    for (let n = 0; n < SINGLES; n++) await outbox.send({ recipients: [numberOf(900_000 + n)], message: "Votre code" });
  });
  const singlesSent = await timed(async () => {
    outbox.start();
    while (accepted < SINGLES) await sleep(2);
  });
  await outbox.stop();
  times.fill(0);
  accepted = 0;

  const queued = await timed(() => outbox.send(listOfAll(), { idempotencyKey: "all" }));
  collect();
  const before = process.memoryUsage();
  let resident = before.rss;
  const sender = createOutbox({ client, store });
  const sent = await timed(async () => {
    sender.start();
    while (accepted < TEXTS) {
      resident = Math.max(resident, process.memoryUsage().rss);
      await sleep(20);
    }
  });
  collect();
  const kept = process.memoryUsage().heapUsed - before.heapUsed;
  await sender.stop();
  const single = times.reduce((count, each) => count + (each === 1 ? 1 : 0), 0);
  if (single !== TEXTS || accepted !== TEXTS)
    throw new Error(`${single} of ${TEXTS} texts arrived once, ${accepted} in all.`);
  await store.close();
  const each = (milliseconds: number, commits: number): string => {
    const perSecond = Math.round((SINGLES * commits) / (milliseconds / 1000)).toLocaleString("en-US");
    return `${(milliseconds / SINGLES).toFixed(2)} ms, ${perSecond} commits/s`;
  };
  const inSeconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
  return [
    { what: `${name}: one send on disk`, measured: each(singles, 1) },
    {
      what: `${name}: a queued send claimed, sent and settled (two commits)`,
      measured: each(singlesSent, 2),
    },
    { what: `${name}: 200,000 texts of their own on disk`, measured: inSeconds(queued) },
    {
      what: `${name}: and sent, 500 to a request; none lost, none twice`,
      measured: `${inSeconds(sent)}, ${Math.round(TEXTS / (sent / 1000)).toLocaleString("en-US")} texts/s`,
    },
    {
      what: `${name}: memory meanwhile: kept, and resident at most`,
      measured: `${inMiB(kept)}, ${inMiB(resident - before.rss)}`,
    },
  ];
}

const FIRST = 10_000_000;
const numberOf = (n: number): string => `+336${String(FIRST + n)}`;
const inMiB = (bytes: number): string => `${bytes < 0 ? "−" : "+"}${Math.round(Math.abs(bytes) / 2 ** 20)} MiB`;

/** In a function of its own, so that nobody holds it while it is sent. */
function listOfAll(): OutboxList {
  const rows = Array.from({ length: TEXTS }, (_, n) => [`Personne ${n}`, numberOf(n)]);
  return { message: "Bonjour {nom}, à demain.", columns: ["nom", "mobile"], rows, phoneColumn: 1 };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const at = performance.now();
  await work();
  return performance.now() - at;
}

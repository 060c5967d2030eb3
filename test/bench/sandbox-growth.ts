import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox, fileStorage, type Sandbox } from "@sms-composer/sandbox";
import type { Measurement } from "./measurement.ts";

const KEY = "key-of-the-bench";
const STORED = 20_000;
const FULL = STORED.toLocaleString("en");
/** Maximum factor of processor time between late and early sends. */
const LIMIT = 1.5;

function bodyTo(numbers: readonly string[]): string {
  return JSON.stringify({ apiKey: KEY, phoneNumbers: numbers.join(","), message: "Votre commande est prête." });
}

const ONE = bodyTo(["+33612345678"]);
const MANY = bodyTo(Array.from({ length: 500 }, (_, n) => `+336${String(12_000_000 + n)}`));

/**
 * Whether a send costs the same however much the sandbox has stored, in processor time of the whole process: with the
 * log of a data file and its rewritings, and in memory, where old messages of one number leave for each new one.
 */
export async function sandboxGrowth(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-bench-"));
  const stored = (name: string) => open(join(folder, name));
  try {
    return [
      await lateBesideEarly("Sends to 500 numbers, the last 100 of 1,000 beside the first", open(), MANY, 1000, 100),
      await lateBesideEarly("Sends to 500 numbers with `--data`, the last 100 of 500", stored("many"), MANY, 500, 100),
      await lateBesideEarly(`Sends to one number, ${FULL} to it kept`, open(), ONE, STORED + 3000, 3000),
      await lateBesideEarly(
        `Sends to one number with \`--data\`, ${FULL} to it kept, 50 at a time`,
        stored("one"),
        ONE,
        STORED + 3000,
        3000,
        50,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function open(path?: string): Sandbox {
  return createSandbox({
    apiKey: KEY,
    credit: "999999999",
    startAt: new Date("2026-03-10T10:00:00+01:00"),
    keepDeliveries: STORED,
    ...(path !== undefined && { storage: fileStorage(path) }),
  });
}

async function lateBesideEarly(
  what: string,
  sandbox: Sandbox,
  body: string,
  sends: number,
  window: number,
  atATime = 1,
): Promise<Measurement> {
  // What runs for the first time costs more than it ever will again.
  await send(sandbox, body, window, atATime);
  const early = await send(sandbox, body, window, atATime);
  await send(sandbox, body, sends - 3 * window, atATime);
  const late = await send(sandbox, body, window, atATime);
  await sandbox.close();
  const ratio = late / early;
  return {
    what,
    measured: `${ratio.toFixed(2)}x (${late.toFixed(2)} ms)`,
    limit: `≤ ${LIMIT}x`,
    reached: ratio <= LIMIT,
  };
}

/** Makes so many sends; milliseconds of processor time that each took. */
async function send(sandbox: Sandbox, body: string, times: number, atATime: number): Promise<number> {
  const before = process.cpuUsage();
  for (let done = 0; done < times; done += atATime) {
    await Promise.all(
      Array.from({ length: atATime }, async () => {
        const answer = await sandbox.fetch(new Request("http://sandbox/v1/send", { method: "POST", body }));
        const text = await answer.text();
        if (!text.startsWith('{"success":true')) throw new Error(`The sandbox refused: ${text}`);
      }),
    );
    sandbox.clock.advance(atATime);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}

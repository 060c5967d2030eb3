/** The programs that the outbox's README shows, run over a sandbox. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { BATCH_STATES } from "@sms-composer/outbox/machine";
import { serveSandbox, type SandboxServer } from "@sms-composer/sandbox";
import { requires } from "../tools/optional-tools.ts";
import { startPostgres } from "./postgres-server.ts";

const README = readFileSync(new URL("../../packages/outbox/README.md", import.meta.url), "utf8");
const example = (name: string): string => fileURLToPath(new URL(`examples/${name}.ts`, import.meta.url));
const KEY = "key-of-the-readme";

test("shows every example as it is in the file that is run", () => {
  const [, ...blocks] = [...README.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code = ""]) => code);
  assert.deepEqual(
    blocks,
    ["reminders", "backend"].map((name) => readFileSync(example(name), "utf8")),
  );
});

test("its picture has every state, and its table too", () => {
  const [, picture = ""] = /^```text\n([^]*?)^```$/m.exec(README) ?? [];
  for (const state of BATCH_STATES) {
    assert.ok(picture.includes(state), state);
    assert.match(README, new RegExp(`^\\| \`${state}\` `, "m"));
  }
});

async function run(server: SandboxServer, args: readonly string[], env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "sms-readme-"));
  const child = spawn(process.execPath, ["--conditions=@sms-composer/source", ...args], {
    cwd: folder,
    env: { ...process.env, SMS_PARTNER_API_KEY: KEY, SMS_PARTNER_URL: server.baseUrl, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (piece: string) => (output += piece));
  const [status] = (await once(child, "close")) as [number | null];
  rmSync(folder, { recursive: true });
  assert.equal(status, 0);
  return output;
}

test("the morning's reminders are sent", async () => {
  const server = await serveSandbox({ apiKey: KEY });
  const output = await run(server, [example("reminders")]);
  assert.match(output, /^2 SMS, 0 rows left out\nreminders-\d{4}-\d\d-\d\d sent {2}2\n$/);
  assert.equal(server.sandbox.messages()[0]?.deliveries.length, 2);
  await server.close();
});

test("a backend on PostgreSQL sends what a page posts", { skip: requires("postgresql") }, async () => {
  const server = await serveSandbox({ apiKey: KEY });
  await using postgres = await startPostgres();
  const program = `
    const { POST, outbox, sendCode } = await import(${JSON.stringify(pathToFileURL(example("backend")).href)});
    const response = await POST(new Request("https://shop.example/sms", {
      method: "POST",
      headers: { cookie: "session=1", "idempotency-key": "key-1", "content-type": "application/json" },
      body: JSON.stringify({ recipients: ["+33612345678"], message: "Bonjour" }),
    }));
    console.log((await response.json()).outcome);
    await sendCode("+33612345679", "1234", "1");
    while ((await outbox.status("login-1")).state !== "done") await new Promise((resolve) => setTimeout(resolve, 20));
    process.emit("SIGTERM");`;
  const output = await run(server, ["--input-type=module", "--eval", program], {
    DATABASE_URL: await postgres.createDatabase(),
  });
  assert.equal(output, "sent\n");
  assert.equal(server.sandbox.messages().length, 2);
  await server.close();
});

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
    ["reminders", "backend", "next/outbox", "next/app/sms/route", "next/instrumentation", "queue-worker"].map((name) =>
      readFileSync(example(name), "utf8"),
    ),
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

/** A program that imports an example, as a framework or a queue would. */
const importing = (name: string, code: string): readonly string[] => [
  "--input-type=module",
  "--eval",
  `const example = await import(${JSON.stringify(pathToFileURL(example(name)).href)});
   const until = async (what) => { while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 20)); };
   ${code}`,
];

test("in Next.js the route sends what a page posts, and the start of the server what was left", async () => {
  const server = await serveSandbox({ apiKey: KEY });
  const code = `
    const { outbox, store } = await import(${JSON.stringify(pathToFileURL(example("next/outbox")).href)});
    const headers = { cookie: "session=1", "idempotency-key": "key-1", "content-type": "application/json" };
    const body = JSON.stringify({ recipients: ["+33612345678"], message: "Bonjour" });
    await outbox.send({ recipients: ["+33612345679"], message: "Hier" }, { idempotencyKey: "left" });
    const { register } = await import(${JSON.stringify(pathToFileURL(example("next/instrumentation")).href)});
    await register();
    const posted = await example.POST(new Request("https://shop.example/sms", { method: "POST", headers, body }));
    const asked = await example.GET(new Request("https://shop.example/sms", { headers }));
    console.log((await posted.json()).outcome, (await asked.json()).outcome);
    await until(async () => (await outbox.status("left")).state === "done");
    await outbox.stop();
    await store.close();`;
  const output = await run(server, importing("next/app/sms/route", code), { NEXT_RUNTIME: "nodejs" });
  assert.equal(output, "sent sent\n");
  assert.equal(server.sandbox.messages().length, 2);
  await server.close();
});

test("a job that a queue runs twice sends one text", async () => {
  const server = await serveSandbox({ apiKey: KEY });
  const code = `
    const job = { id: "42", data: { phone: "+33612345678", text: "Bonjour" } };
    let reported = "";
    const { log } = console;
    console.log = (...words) => { reported = words.join(" "); };
    await example.processJob(job);
    await example.processJob(job);
    await until(() => reported !== "");
    log(reported);
    process.emit("SIGTERM");`;
  assert.equal(await run(server, importing("queue-worker", code)), "job-42 sent\n");
  assert.equal(server.sandbox.messages().length, 1);
  await server.close();
});

test("a backend on PostgreSQL sends what a page posts", { skip: requires("postgresql") }, async () => {
  const server = await serveSandbox({ apiKey: KEY });
  await using postgres = await startPostgres({ fsync: false });
  const code = `
    const { POST, outbox, sendCode } = example;
    const response = await POST(new Request("https://shop.example/sms", {
      method: "POST",
      headers: { cookie: "session=1", "idempotency-key": "key-1", "content-type": "application/json" },
      body: JSON.stringify({ recipients: ["+33612345678"], message: "Bonjour" }),
    }));
    console.log((await response.json()).outcome);
    await sendCode("+33612345679", "1234", "1");
    await until(async () => (await outbox.status("login-1")).state === "done");
    process.emit("SIGTERM");`;
  const output = await run(server, importing("backend", code), { DATABASE_URL: await postgres.createDatabase() });
  assert.equal(output, "sent\n");
  assert.equal(server.sandbox.messages().length, 2);
  await server.close();
});

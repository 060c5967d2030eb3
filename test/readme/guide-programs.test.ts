/** Tests of the guide's programs for a server: each runs as a program of its own against the sandbox. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serveSandbox, type SandboxServer } from "@sms-composer/sandbox";
import { call, runCommand } from "../tools/program-run.ts";

const KEY = "key-of-the-guide";
const NUMBER = "+33612345678";
const program = (name: string): string[] => [
  "--conditions=@sms-composer/source",
  fileURLToPath(new URL(`examples/${name}`, import.meta.url)),
];

let server: SandboxServer;
before(async () => {
  server = await serveSandbox({ apiKey: KEY, receiptDelayMs: 0 });
});
after(() => server.close());

test("reminders: sent when the credit is enough, scheduled, and cancelled", async () => {
  const env = { SMS_PARTNER_API_KEY: KEY, SMS_PARTNER_URL: server.baseUrl };
  const { stdout, stderr } = await runCommand(call(process.execPath, ...program("reminders.ts")), process.cwd(), env);
  assert.equal(stderr, "");
  assert.equal(stdout, "Scheduled: 1 SMS for each of 2\nCancelled\n");
  assert.deepEqual(server.sandbox.received(NUMBER), []);
});

test("receipts: a receipt with its reference, a reply, and a STOP", async () => {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const port = String((probe.address() as AddressInfo).port);
  probe.close();
  await once(probe, "close");
  const env = {
    ...process.env,
    SMS_PARTNER_API_KEY: KEY,
    SMS_PARTNER_URL: server.baseUrl,
    WEBHOOK_SECRET: "a long and random secret",
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    PORT: port,
  };
  const child = spawn(process.execPath, program("receipts.ts"), { env });
  let output = "";
  child.stdout.on("data", (data: Buffer) => (output += String(data)));
  child.stderr.on("data", (data: Buffer) => (output += String(data)));
  const says = async (line: string): Promise<void> => {
    while (!output.includes(line)) {
      if (child.exitCode !== null) assert.fail(output);
      await once(child.stdout, "data");
    }
  };
  try {
    await says("was sent");
    server.sandbox.clock.advance(1000);
    await server.sandbox.webhooks();
    await says(`order-4711: ${NUMBER} delivered`);
    server.sandbox.reply(NUMBER, "Merci !");
    await server.sandbox.webhooks();
    await says(`${NUMBER} writes: Merci !`);
    server.sandbox.reply(NUMBER, "STOP");
    await server.sandbox.webhooks();
    await says(`${NUMBER} wants no more messages`);
  } finally {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  }
});

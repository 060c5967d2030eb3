/** The README's example of opt-outs, against the sandbox: a STOP from a handset holds on the page and in the handler. */
import { serveSandbox } from "@sms-composer/sandbox";
import assert from "node:assert/strict";
import { test } from "node:test";
import { toNodeListener } from "@sms-composer/client/node";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const NUMBER = "+33612345678";
const OTHER = "+33798765432";

test("a STOP by webhook leaves its number out of the next send, and the page says so", async () => {
  const sandbox = await serveSandbox({ apiKey: "key" });
  const server = createServer((incoming, outgoing) => {
    void toNodeListener(async (request) => app.fetch(request))(incoming, outgoing);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, {
    SMS_PARTNER_API_KEY: "key",
    SMS_PARTNER_URL: sandbox.baseUrl,
    WEBHOOK_SECRET: "a long and random secret",
    PUBLIC_URL: address,
  });
  const { app } = await import("./examples/opt-outs.ts");
  const post = async (path: string, body: unknown): Promise<Readonly<Record<string, unknown>>> => {
    const headers = {
      "content-type": "application/json",
      cookie: "session=ada",
      "idempotency-key": crypto.randomUUID(),
    };
    const response = await fetch(`${address}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return (await response.json()) as Readonly<Record<string, unknown>>;
  };
  try {
    const both = { recipients: [NUMBER, OTHER], message: "Bonjour" };
    assert.equal((await post("/sms", both))["outcome"], "sent");
    assert.deepEqual(await post("/opt-outs", both.recipients), []);
    sandbox.sandbox.reply(NUMBER, "Stop.");
    await sandbox.sandbox.webhooks();
    // The list that was read a moment ago lacks it.
    assert.deepEqual(await post("/opt-outs", [NUMBER, OTHER]), [NUMBER]);
    const { outcome, optedOut } = await post("/sms", both);
    assert.deepEqual([outcome, optedOut], ["sent", [NUMBER]]);
    assert.equal(sandbox.sandbox.received(NUMBER).length, 1);
    assert.equal(sandbox.sandbox.received(OTHER).length, 2);
  } finally {
    server.close();
    await sandbox.close();
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { createSandbox } from "@sms-composer/sandbox";

/** The program to be tested: anything that speaks HTTP. */
async function remind(fetch: typeof globalThis.fetch, number: string): Promise<"sent" | "refused" | "unknown"> {
  const body = JSON.stringify({ apiKey: "test", phoneNumbers: number, message: "À demain, 9 h" });
  try {
    const answer = await fetch("https://api.smspartner.fr/v1/send", { method: "POST", body });
    return ((await answer.json()) as { success: boolean }).success ? "sent" : "refused";
  } catch {
    return "unknown";
  }
}

test("a reminder whose answer is lost is not taken for one that was refused", async () => {
  const sandbox = createSandbox({
    apiKey: "test",
    startAt: new Date("2026-03-10T10:00:00+01:00"),
    faults: [{ fault: "drop-after", call: "send", times: 1 }],
  });
  const fetch: typeof globalThis.fetch = (input, init) => sandbox.fetch(new Request(input, init));

  assert.equal(await remind(fetch, "0600000000"), "unknown");
  assert.deepEqual(sandbox.received("+33600000000"), ["A demain, 9 h"]);

  assert.equal(await remind(fetch, "12"), "refused");
  assert.equal(sandbox.log().length, 2);

  sandbox.clock.advance(2000);
  assert.equal(sandbox.messages()[0]?.deliveries[0]?.status, "Delivered");
});

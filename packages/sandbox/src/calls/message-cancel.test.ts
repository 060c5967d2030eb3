import assert from "node:assert/strict";
import { test } from "node:test";
import { get, KEY, post, TUESDAY, VALID } from "../caller.fixture.ts";
import { amountOf } from "../platform/money.ts";
import { createSandbox } from "../sandbox.ts";

const MINUTE = 60_000;
/** Half an hour after the start of the clock. */
const LATER = { scheduledDeliveryDate: "10/03/2026", time: 10, minute: 30 };
function fresh() {
  return createSandbox({ apiKey: KEY, startAt: TUESDAY });
}

test("a scheduled send is taken back, never arrives, and its cost comes back", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", { ...VALID, ...LATER });
  assert.equal(sandbox.account.balance, amountOf("49.962"));
  assert.deepEqual(await get(sandbox, "message-cancel", { messageId: "307" }), {
    success: true,
    code: 200,
    message: "The SMS has been cancelled.",
  });
  assert.equal(sandbox.account.balance, amountOf(50));
  sandbox.clock.advance(60 * MINUTE);
  assert.deepEqual(sandbox.received("+33600000000"), []);
});

test("codes 3, 4 and 5 without an id, for an unknown one, and the second time", async () => {
  const sandbox = fresh();
  assert.equal((await get(sandbox, "message-cancel")).code, 3);
  assert.equal((await get(sandbox, "message-cancel", { messageId: "12" })).code, 4);
  assert.equal((await get(sandbox, "message-cancel", { messageId: "abc" })).code, 4);
  await post(sandbox, "send", { ...VALID, ...LATER });
  await get(sandbox, "message-cancel", { messageId: "307" });
  assert.equal((await get(sandbox, "message-cancel", { messageId: "307" })).code, 5);
});

test("until five minutes before its time; then code 6, and 7 when it has gone", async () => {
  const sandbox = fresh();
  for (let id = 307; id <= 309; id += 1) await post(sandbox, "send", { ...VALID, ...LATER });
  sandbox.clock.advance(25 * MINUTE);
  assert.equal((await get(sandbox, "message-cancel", { messageId: "307" })).code, 200);
  sandbox.clock.advance(1);
  assert.equal((await get(sandbox, "message-cancel", { messageId: "308" })).code, 6);
  sandbox.clock.advance(5 * MINUTE);
  assert.equal((await get(sandbox, "message-cancel", { messageId: "308" })).code, 7);
});

test("a message that is held by the commercial window can be taken back too", async () => {
  const sandbox = createSandbox({ apiKey: KEY, startAt: new Date("2026-03-15T10:00:00+01:00") });
  await post(sandbox, "send", { ...VALID, isStopSms: 1 });
  assert.equal((await get(sandbox, "message-cancel", { messageId: "307" })).code, 200);
});

test("a `sandbox` send that was never paid for gives nothing back", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", { ...VALID, ...LATER, sandbox: 1 });
  assert.equal((await get(sandbox, "message-cancel", { messageId: "307" })).code, 200);
  assert.equal(sandbox.account.balance, amountOf(50));
});

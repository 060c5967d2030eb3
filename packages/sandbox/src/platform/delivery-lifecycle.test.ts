import assert from "node:assert/strict";
import { test } from "node:test";
import { control, get, KEY, post, TUESDAY, VALID } from "../caller.fixture.ts";
import { createSandbox } from "../sandbox.ts";

const HOUR = 3_600_000;
const NUMBER = "+33600000000";
function fresh() {
  return createSandbox({ apiKey: KEY, startAt: TUESDAY });
}
async function statusIn(sandbox: ReturnType<typeof fresh>, phoneNumber = NUMBER): Promise<string> {
  return (await get(sandbox, "message-status", { messageId: "307", phoneNumber })).statut;
}

test("a message arrives at once and is Delivered when its receipt comes back", async () => {
  const sandbox = createSandbox({ apiKey: KEY, startAt: TUESDAY, receiptDelayMs: 5000 });
  await post(sandbox, "send", VALID);
  assert.deepEqual(sandbox.received(NUMBER), ["Hello"]);
  sandbox.clock.advance(4999);
  assert.equal(await statusIn(sandbox), "Waiting");
  sandbox.clock.advance(1);
  assert.equal(await statusIn(sandbox), "Delivered");
});

test("a scheduled message arrives at its time", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", { ...VALID, scheduledDeliveryDate: "10/03/2026", time: 12, minute: 5 });
  sandbox.clock.advance(2 * HOUR);
  assert.deepEqual(sandbox.received(NUMBER), []);
  sandbox.clock.advance(5 * 60_000);
  assert.deepEqual(sandbox.received(NUMBER), ["Hello"]);
});

test("time 24 is midnight", async () => {
  const sandbox = fresh();
  const answer = await post(sandbox, "send", { ...VALID, scheduledDeliveryDate: "10/03/2026", time: 24, minute: 0 });
  assert.equal(answer.scheduledDeliveryDate, "2026-03-11 00:00:00");
});

test("a commercial message is held until the window opens: Monday at 8:00 in Paris", async () => {
  const sandbox = createSandbox({ apiKey: KEY, startAt: new Date("2026-03-14T20:00:00+01:00") });
  await post(sandbox, "send", { ...VALID, isStopSms: 1 });
  await post(sandbox, "send", { ...VALID, gamme: 2, message: "Soldes NoPub=STOP" });
  await post(sandbox, "send", { ...VALID, message: "Code 1234" });
  assert.deepEqual(sandbox.received(NUMBER), ["Code 1234"], "what is not commercial goes at night");
  sandbox.clock.advance(36 * HOUR - 1);
  assert.equal(sandbox.received(NUMBER).length, 1);
  sandbox.clock.advance(1);
  assert.deepEqual(sandbox.received(NUMBER).toSorted(), ["Code 1234", "Hello STOP 36xxx", "Soldes NoPub=STOP"]);
});

test("a held message can be delivered now, by hand", async () => {
  const sandbox = createSandbox({ apiKey: KEY, startAt: new Date("2026-03-14T21:00:00+01:00") });
  await post(sandbox, "send", { ...VALID, isStopSms: 1 });
  await control(sandbox, "POST", "messages/307/deliver", {});
  assert.deepEqual(sandbox.received(NUMBER), ["Hello STOP 36xxx"]);
  sandbox.clock.advance(2000);
  assert.equal(await statusIn(sandbox), "Delivered");
});

test("a handset that is off waits, and receives when it is switched on", async () => {
  const sandbox = fresh();
  sandbox.setHandset(NUMBER, "off");
  await post(sandbox, "send", VALID);
  sandbox.clock.advance(47 * HOUR);
  assert.equal(await statusIn(sandbox), "Waiting");
  sandbox.setHandset(NUMBER, "on");
  assert.deepEqual(sandbox.received(NUMBER), ["Hello"]);
  sandbox.clock.advance(2000);
  assert.equal(await statusIn(sandbox), "Delivered");
});

test("a handset that stays off for 48 hours makes it Not delivered", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", { ...VALID, phoneNumbers: "+33600000099" });
  sandbox.clock.advance(48 * HOUR);
  assert.equal(await statusIn(sandbox, "+33600000099"), "Not delivered");
  sandbox.setHandset("+33600000099", "on");
  assert.deepEqual(sandbox.received("+33600000099"), [], "too late");
});

test("an unreachable handset makes it Not delivered when the receipt comes", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", { ...VALID, phoneNumbers: "+33600000098" });
  assert.equal(await statusIn(sandbox, "+33600000098"), "Waiting");
  sandbox.clock.advance(2000);
  assert.equal(await statusIn(sandbox, "+33600000098"), "Not delivered");
  assert.deepEqual(sandbox.received("+33600000098"), []);
});

test("a clock that runs delivers by itself", async () => {
  const sandbox = createSandbox({ apiKey: KEY, receiptDelayMs: 5 });
  const delivered = new Promise<void>((resolve) => {
    const look = async (): Promise<void> => {
      if ((await statusIn(sandbox)) === "Delivered") resolve();
      else setTimeout(() => void look(), 5);
    };
    void post(sandbox, "send", VALID).then(look);
  });
  await delivered;
  await sandbox.close();
});

test("the oldest messages leave when there are too many, the newest always stays", async () => {
  const sandbox = createSandbox({ apiKey: KEY, startAt: TUESDAY, keepDeliveries: 3 });
  const two = { phoneNumbers: "0600000000,0612345678", message: "Hello" };
  for (let count = 0; count < 3; count += 1) await post(sandbox, "send", two);
  assert.deepEqual(
    sandbox.messages().map(({ id }) => id),
    [309],
  );
  assert.deepEqual(sandbox.received(NUMBER), ["Hello"]);
  assert.equal((await get(sandbox, "bulk-status", { messageId: "307" })).code, 4);
});

/** Tests of a clock that was ahead and is set right. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { NOW, numbers, outboxFixture, until } from "./outbox-fixture.ts";

const DAY = 24 * 3_600_000;
const request = (n: number) => ({ recipients: numbers(1, n), message: "Votre colis est arrivé." });

test("a clock that was a day ahead and is set right holds nothing up, in this process or the next one", async () => {
  await using fixture = outboxFixture();
  let ahead = DAY;
  const options = { now: () => new Date(NOW.getTime() + ahead), pace: { requestsPerSecond: 1 }, lease: 5000 };
  const outbox = fixture.another(options);
  const stateOf = async (key: string) => (await outbox.status(key))?.portions[0]?.state;
  outbox.start();
  await outbox.send(request(0), { idempotencyKey: "before" });
  await until(async () => (await stateOf("before")) === "accepted");
  fixture.sandbox.faults.add({ fault: "drop-before", call: "send", times: 1 });
  ahead += 1000;
  await outbox.send(request(1), { idempotencyKey: "unknown" });
  await until(async () => (await stateOf("unknown")) === "unknown");
  await outbox.send(request(2), { idempotencyKey: "waiting" });

  ahead = 0;
  await outbox.send(request(3), { idempotencyKey: "after" });
  await until(async () => {
    ahead += 100;
    return (await stateOf("waiting")) === "accepted" && (await stateOf("after")) === "accepted";
  });
  await until(async () => {
    ahead += 10_000;
    return (await stateOf("unknown")) === "needs-user";
  });
  assert.ok(ahead < DAY / 24, "its ten minutes are counted by the clock that is right");

  await outbox.stop();
  ahead = DAY;
  await outbox.send(request(4), { idempotencyKey: "left" });
  ahead = 3_600_000;
  fixture.another(options).start();
  await until(async () => (await stateOf("left")) === "accepted");
  assert.equal(new Set(fixture.accepted()).size, fixture.accepted().length);
  assert.equal(fixture.accepted().length, 4);
  assert.deepEqual(fixture.errors, []);
});

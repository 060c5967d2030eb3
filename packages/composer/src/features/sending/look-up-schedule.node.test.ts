import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { LOOK_UP_WAITS, LookUpSchedule } from "./look-up-schedule.ts";

const settle = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
};

async function pass(milliseconds: number): Promise<void> {
  mock.timers.tick(milliseconds);
  await settle();
}

test("a send that is not found is looked for three times over ten minutes, and then a person decides", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let looks = 0;
  const schedule = new LookUpSchedule(async () => {
    looks++;
    return false;
  });
  assert.equal(LOOK_UP_WAITS.length, 3);
  assert.equal(
    LOOK_UP_WAITS.reduce((sum, wait) => sum + wait, 0),
    10 * 60_000,
  );
  schedule.start(0);
  for (const [i, wait] of LOOK_UP_WAITS.entries()) {
    await pass(wait - 1);
    assert.equal(looks, i);
    await pass(1);
    assert.equal(looks, i + 1);
  }
  await pass(24 * 3_600_000);
  assert.equal(looks, 3);
  mock.timers.reset();
});

test("once it is found, or the element has gone, it is not looked for any more", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let looks = 0;
  const found = new LookUpSchedule(async () => {
    looks++;
    return true;
  });
  found.start(0);
  await pass(60 * 60_000);
  assert.equal(looks, 1);
  const stopped = new LookUpSchedule(async () => {
    looks++;
    return false;
  });
  stopped.start(0);
  stopped.stop();
  await pass(60 * 60_000);
  assert.equal(looks, 1);
  mock.timers.reset();
});

test("what is under way is looked at until it is through, however long that takes", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let looks = 0;
  const schedule = new LookUpSchedule(async () => (++looks < 300 ? undefined : true));
  await schedule.lookNow();
  for (let n = 0; n < 400; n++) await pass(2000);
  assert.equal(looks, 300);
  mock.timers.reset();
});

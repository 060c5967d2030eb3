import assert from "node:assert/strict";
import { after, suite, test } from "node:test";
import type { FaultKind } from "@sms-composer/sandbox";
import { LIVES_AT_ONCE, runStories } from "./crash-pool.ts";
import { runStory, type Story } from "./crash-run.ts";
import {
  CHECKPOINTS,
  ENDING_AFTER_FAULT,
  ENDING_AFTER_KILL,
  killAt,
  PLAIN,
  randomStory,
  storyWithKillAt,
} from "./crash-stories.ts";
import { buildLifeProgram } from "./life-program.ts";
import { FLIGHT_POINTS } from "./provider-front.ts";

const life = buildLifeProgram();
after(() => life[Symbol.dispose]());

async function ends(story: Story, state: string, received: number, kills = 0): Promise<void> {
  const ending = await runStory(life.program, story);
  assert.deepEqual(ending, { states: [state], received, killed: kills, broken: [] });
}

suite("killed, started again", { concurrency: LIVES_AT_ONCE }, () => {
  for (const at of CHECKPOINTS) {
    const story = storyWithKillAt(at);
    test(`killed at ${at}`, () => ends(story, ...ENDING_AFTER_KILL[at], story.lives.length));
  }
  for (const at of FLIGHT_POINTS) {
    const story: Story = { ...PLAIN, inFlight: { send: 1, at } };
    test(`killed in flight: ${at}`, () => ends(story, ...ENDING_AFTER_KILL[at], 1));
  }
  test("killed in flight, and the provider lists the send late", () =>
    ends({ ...PLAIN, inFlight: { send: 1, at: "accepted" }, lateLookups: 2 }, "accepted", 1, 1));
  test("killed in flight, and the provider lists the send only after a person was asked", () =>
    ends({ ...PLAIN, inFlight: { send: 1, at: "accepted" }, lateLookups: 99 }, "needs_user", 1, 1));
  test("killed at every one of five starts in a row", () =>
    ends(
      { ...PLAIN, lives: [killAt("queued"), ...Array.from({ length: 4 }, () => killAt("sending-open"))] },
      "accepted",
      1,
      5,
    ));
});

suite("faults of the provider", { concurrency: LIVES_AT_ONCE }, () => {
  for (const [fault, [state, received]] of Object.entries(ENDING_AFTER_FAULT)) {
    test(`${fault} ends as ${state}`, () =>
      ends({ ...PLAIN, sends: [fault as FaultKind | "refuse"] }, state, received));
  }
  test("no connection, then one: sent once", () => ends({ ...PLAIN, lives: [{ offline: true }] }, "accepted", 1));
  test("a person who sends again what had arrived after all gets two, and is told two", () =>
    ends({ ...PLAIN, sends: ["drop-after"], lateLookups: 99, decisions: ["send-again"] }, "accepted", 2));
  test("a person who gives up is not told that it failed", () =>
    ends({ ...PLAIN, sends: ["drop-before"], decisions: ["give-up"] }, "given_up", 0));
});

/** A hundred stories, a few at a time, so that a slow machine shows where it stands. */
const STORIES = 100;
const PART = 20;
suite("random stories: one send for a decision at most, the text always kept, no state untrue", () => {
  for (let first = 1; first <= STORIES; first += PART) {
    test(`seeds ${first} to ${first + PART - 1}`, async () => {
      const broken: string[] = [];
      let kills = 0;
      const stories = Array.from({ length: PART }, (_, n) => randomStory(first + n));
      await runStories(life.program, stories, (ending, _story, index) => {
        kills += ending.killed;
        for (const sentence of ending.broken) broken.push(`seed ${first + index}: ${sentence}`);
      });
      assert.deepEqual(broken, []);
      assert.ok(kills > PART / 3, `only ${kills} kills: the stories have become too quiet`);
    });
  }
});

suite("the suite sees a worker that is wrong", { concurrency: LIVES_AT_ONCE }, () => {
  test("one that retries what may have gone", async () => {
    const ending = await runStory(life.program, { ...PLAIN, sends: ["drop-after"], mistake: "retries-unknown" });
    assert.match(ending.broken.join(), /got it 2 times for 1 decisions/);
  });
  test("one that says failed when it may have gone", async () => {
    const ending = await runStory(life.program, { ...PLAIN, sends: ["drop-after"], mistake: "unknown-is-failed" });
    assert.match(ending.broken.join(), /failed, but the provider has it 1 times/);
  });
  test("one that says accepted without the provider's word", async () => {
    const ending = await runStory(life.program, { ...PLAIN, sends: ["drop-before"], mistake: "believes-everything" });
    assert.match(ending.broken.join(), /accepted, but the provider has it 0 times/);
  });
});

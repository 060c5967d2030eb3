import assert from "node:assert/strict";
import { after, suite, test } from "node:test";
import type { FaultKind } from "@sms-composer/sandbox";
import { LIVES_AT_ONCE, PROCESSES_AT_ONCE, runStories } from "./crash-pool.ts";
import { runStory, type Story } from "./crash-run.ts";
import {
  CHECKPOINTS,
  ENDING_AFTER_FAULT,
  ENDING_AFTER_KILL,
  everyStory,
  killAt,
  PLAIN,
  randomStory,
  storyWithKillAt,
} from "./crash-stories.ts";
import { buildLifeProgram } from "./life-program.ts";
import { livesOfProcesses, livesOfThisProcess, type Live } from "./lives.ts";
import { FLIGHT_POINTS } from "./provider-front.ts";

const life = buildLifeProgram();
after(() => life[Symbol.dispose]());
const processes = livesOfProcesses(life.program);

async function ends(live: Live, story: Story, state: string, received: number, kills = 0): Promise<void> {
  const ending = await runStory(live, story);
  assert.deepEqual(ending, { states: [state], received, killed: kills, broken: [] });
}

suite("a process killed by the system, started again", { concurrency: PROCESSES_AT_ONCE }, () => {
  for (const at of CHECKPOINTS) {
    const story = storyWithKillAt(at);
    test(`killed at ${at}`, () => ends(processes, story, ...ENDING_AFTER_KILL[at], story.lives.length));
  }
  for (const at of FLIGHT_POINTS) {
    const story: Story = { ...PLAIN, inFlight: { send: 1, at } };
    test(`killed in flight: ${at}`, () => ends(processes, story, ...ENDING_AFTER_KILL[at], 1));
  }
});

suite("the same without processes, which leaves the same behind", { concurrency: 4 }, () => {
  for (const at of CHECKPOINTS) {
    const story = storyWithKillAt(at);
    test(`killed at ${at}`, () => ends(livesOfThisProcess, story, ...ENDING_AFTER_KILL[at], story.lives.length));
  }
  for (const at of FLIGHT_POINTS) {
    const story: Story = { ...PLAIN, inFlight: { send: 1, at } };
    test(`killed in flight: ${at}`, () => ends(livesOfThisProcess, story, ...ENDING_AFTER_KILL[at], 1));
  }
  test("killed in flight, and the provider lists the send late", () =>
    ends(livesOfThisProcess, { ...PLAIN, inFlight: { send: 1, at: "accepted" }, lateLookups: 2 }, "accepted", 1, 1));
  test("killed in flight, and the provider lists the send only after a person was asked", () =>
    ends(livesOfThisProcess, { ...PLAIN, inFlight: { send: 1, at: "accepted" }, lateLookups: 99 }, "needs-user", 1, 1));
  test("killed at every one of five starts in a row", () => {
    const lives = [killAt("queued"), ...Array.from({ length: 4 }, () => killAt("sending-open"))];
    return ends(livesOfThisProcess, { ...PLAIN, lives }, "accepted", 1, 5);
  });
});

suite("faults of the provider", { concurrency: 4 }, () => {
  for (const [fault, [state, received]] of Object.entries(ENDING_AFTER_FAULT)) {
    test(`${fault} ends as ${state}`, () =>
      ends(livesOfThisProcess, { ...PLAIN, sends: [fault as FaultKind | "refuse"] }, state, received));
  }
  test("no connection, then one: sent once", () =>
    ends(livesOfThisProcess, { ...PLAIN, lives: [{ offline: true }] }, "accepted", 1));
  test("a person who sends again what had arrived after all gets two, and is told two", () => {
    const story: Story = { ...PLAIN, sends: ["drop-after"], lateLookups: 99, decisions: ["send-again"] };
    return ends(livesOfThisProcess, story, "accepted", 2);
  });
  test("a person who gives up is not told that it failed", () =>
    ends(livesOfThisProcess, { ...PLAIN, sends: ["drop-before"], decisions: ["give-up"] }, "given-up", 0));
});

suite("one send for a decision at most, the text always kept, no state untrue", () => {
  test("every kill × every fault", () => keepsItsPromise(everyStory([0]), (index) => `story ${index}`));
  test("a hundred random stories", () => {
    const stories = Array.from({ length: 100 }, (_, n) => randomStory(n + 1));
    return keepsItsPromise(stories, (index) => `seed ${index + 1}`);
  });
});

async function keepsItsPromise(stories: readonly Story[], name: (index: number) => string): Promise<void> {
  const broken: string[] = [];
  let kills = 0;
  await runStories(livesOfThisProcess, stories, LIVES_AT_ONCE, (ending, _story, index) => {
    kills += ending.killed;
    for (const sentence of ending.broken) broken.push(`${name(index)}: ${sentence}`);
  });
  assert.deepEqual(broken, []);
  assert.ok(kills > stories.length / 2, `only ${kills} kills: the stories have become too quiet`);
}

suite("the suite sees a worker that is wrong", { concurrency: 4 }, () => {
  const broken = async (story: Partial<Story>) =>
    (await runStory(livesOfThisProcess, { ...PLAIN, ...story })).broken.join();
  test("one that retries what may have gone", async () => {
    const said = await broken({ sends: ["drop-after"], mistake: "retries-unknown" });
    assert.match(said, /got it 2 times for 1 decisions/);
  });
  test("one that says failed when it may have gone", async () => {
    const said = await broken({ sends: ["drop-after"], mistake: "unknown-is-failed" });
    assert.match(said, /failed, but the provider has it 1 times/);
  });
  test("one that says accepted without the provider's word", async () => {
    const said = await broken({ sends: ["drop-before"], mistake: "believes-everything" });
    assert.match(said, /accepted, but the provider has it 0 times/);
  });
});

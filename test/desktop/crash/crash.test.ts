import assert from "node:assert/strict";
import { after, suite, test } from "node:test";
import type { FaultKind } from "@sms-composer/sandbox";
import { SESSIONS_AT_ONCE, PROCESSES_AT_ONCE, runScenarios } from "./scenario-pool.ts";
import { runScenario, type CrashScenario } from "./scenario-run.ts";
import {
  CHECKPOINTS,
  RESULT_AFTER_FAULT,
  RESULT_AFTER_KILL,
  everyScenario,
  killAt,
  PLAIN,
  randomScenario,
  scenarioWithKillAt,
} from "./crash-scenarios.ts";
import { buildSessionProgram } from "./session-program.ts";
import { inProcesses, inThisProcess, type SessionRunner } from "./session-runners.ts";
import { FLIGHT_POINTS } from "./provider-proxy.ts";

const session = buildSessionProgram();
after(() => session[Symbol.dispose]());
const processes = inProcesses(session.program);

async function ends(
  run: SessionRunner,
  scenario: CrashScenario,
  state: string,
  received: number,
  kills = 0,
): Promise<void> {
  const result = await runScenario(run, scenario);
  assert.deepEqual(result, { states: [state], received, killed: kills, broken: [] });
}

suite("a process killed by the system, started again", { concurrency: PROCESSES_AT_ONCE }, () => {
  for (const at of CHECKPOINTS) {
    const scenario = scenarioWithKillAt(at);
    test(`killed at ${at}`, () => ends(processes, scenario, ...RESULT_AFTER_KILL[at], scenario.sessions.length));
  }
  for (const at of FLIGHT_POINTS) {
    const scenario: CrashScenario = { ...PLAIN, inFlight: { send: 1, at } };
    test(`killed in flight: ${at}`, () => ends(processes, scenario, ...RESULT_AFTER_KILL[at], 1));
  }
});

suite("the same without processes, which leaves the same behind", { concurrency: 4 }, () => {
  for (const at of CHECKPOINTS) {
    const scenario = scenarioWithKillAt(at);
    test(`killed at ${at}`, () => ends(inThisProcess, scenario, ...RESULT_AFTER_KILL[at], scenario.sessions.length));
  }
  for (const at of FLIGHT_POINTS) {
    const scenario: CrashScenario = { ...PLAIN, inFlight: { send: 1, at } };
    test(`killed in flight: ${at}`, () => ends(inThisProcess, scenario, ...RESULT_AFTER_KILL[at], 1));
  }
  test("killed in flight, and the provider lists the send late", () =>
    ends(inThisProcess, { ...PLAIN, inFlight: { send: 1, at: "accepted" }, lateLookups: 2 }, "accepted", 1, 1));
  test("killed in flight, and the provider lists the send only after a person was asked", () =>
    ends(inThisProcess, { ...PLAIN, inFlight: { send: 1, at: "accepted" }, lateLookups: 99 }, "needs-user", 1, 1));
  test("killed at every one of five starts in a row", () => {
    const sessions = [killAt("queued"), ...Array.from({ length: 4 }, () => killAt("sending-open"))];
    return ends(inThisProcess, { ...PLAIN, sessions }, "accepted", 1, 5);
  });
});

suite("faults of the provider", { concurrency: 4 }, () => {
  for (const [fault, [state, received]] of Object.entries(RESULT_AFTER_FAULT)) {
    test(`${fault} ends as ${state}`, () =>
      ends(inThisProcess, { ...PLAIN, sends: [fault as FaultKind | "refuse"] }, state, received));
  }
  test("no connection, then one: sent once", () =>
    ends(inThisProcess, { ...PLAIN, sessions: [{ offline: true }] }, "accepted", 1));
  test("a person who sends again what had arrived after all gets two, and sees two", () => {
    const scenario: CrashScenario = { ...PLAIN, sends: ["drop-after"], lateLookups: 99, decisions: ["send-again"] };
    return ends(inThisProcess, scenario, "accepted", 2);
  });
  test("a person who gives up does not read that it failed", () =>
    ends(inThisProcess, { ...PLAIN, sends: ["drop-before"], decisions: ["give-up"] }, "given-up", 0));
});

suite("one send for a decision at most, the text always kept, no state untrue", () => {
  test("every kill × every fault", () => keepsItsPromise(everyScenario([0]), (index) => `scenario ${index}`));
  test("a hundred random scenarios", () => {
    const scenarios = Array.from({ length: 100 }, (_, n) => randomScenario(n + 1));
    return keepsItsPromise(scenarios, (index) => `seed ${index + 1}`);
  });
});

async function keepsItsPromise(scenarios: readonly CrashScenario[], name: (index: number) => string): Promise<void> {
  const broken: string[] = [];
  let kills = 0;
  await runScenarios(inThisProcess, scenarios, SESSIONS_AT_ONCE, (result, _scenario, index) => {
    kills += result.killed;
    for (const sentence of result.broken) broken.push(`${name(index)}: ${sentence}`);
  });
  assert.deepEqual(broken, []);
  assert.ok(kills > scenarios.length / 2, `only ${kills} kills: the scenarios have become too quiet`);
}

suite("the suite sees a worker that is wrong", { concurrency: 4 }, () => {
  const broken = async (scenario: Partial<CrashScenario>) =>
    (await runScenario(inThisProcess, { ...PLAIN, ...scenario })).broken.join();
  test("one that retries what may have gone", async () => {
    const found = await broken({ sends: ["drop-after"], mistake: "retries-unknown" });
    assert.match(found, /got it 2 times for 1 decisions/);
  });
  test("one that says failed when it may have gone", async () => {
    const found = await broken({ sends: ["drop-after"], mistake: "unknown-is-failed" });
    assert.match(found, /failed, but the provider has it 1 times/);
  });
  test("one that says accepted without the provider's word", async () => {
    const found = await broken({ sends: ["drop-before"], mistake: "believes-everything" });
    assert.match(found, /accepted, but the provider has it 0 times/);
  });
});

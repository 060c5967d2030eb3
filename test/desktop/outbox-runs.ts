/**
 * `pnpm test:outbox [--runs 1000] [--seed 1]`: every kill × every fault, then so many random scenarios. Each session is
 * a process that is really killed; `--here` runs them in this process, twenty times as fast.
 */
import { parseArgs } from "node:util";
import { SESSIONS_AT_ONCE, PROCESSES_AT_ONCE, runScenarios } from "./crash/scenario-pool.ts";
import type { ScenarioResult, CrashScenario } from "./crash/scenario-run.ts";
import { everyScenario, randomScenario } from "./crash/crash-scenarios.ts";
import { buildSessionProgram } from "./crash/session-program.ts";
import { inProcesses, inThisProcess } from "./crash/session-runners.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    here: { type: "boolean", default: false },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
using session = buildSessionProgram();
const run = values.here ? inThisProcess : inProcesses(session.program);
const atOnce = values.here ? SESSIONS_AT_ONCE : PROCESSES_AT_ONCE;

let failures = 0;
await report("every kill × every fault", everyScenario([0, 2]), (index) => `scenario ${index}`);
await report(
  `random scenarios from seed ${seed}`,
  Array.from({ length: runs }, (_, n) => randomScenario(seed + n)),
  (index) => `--runs 1 --seed ${seed + index}`,
);
process.exitCode = failures === 0 ? 0 : 1;

async function report(
  title: string,
  scenarios: readonly CrashScenario[],
  name: (index: number) => string,
): Promise<void> {
  const startedAt = performance.now();
  const states = new Map<string, number>();
  let kills = 0;
  let sends = 0;
  await runScenarios(run, scenarios, atOnce, (result: ScenarioResult, scenario, index) => {
    kills += result.killed;
    sends += result.received;
    for (const state of result.states) states.set(state, (states.get(state) ?? 0) + 1);
    if (result.broken.length === 0) return;
    failures++;
    console.error(`${name(index)}: ${result.broken.join("; ")}\n  ${JSON.stringify(scenario)}`);
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const endings = [...states].map(([state, count]) => `${count} ${state}`).join(", ");
  console.log(`${title}: ${scenarios.length} in ${seconds} s, ${kills} kills, ${sends} accepted sends; ${endings}`);
  console.log(failures === 0 ? "No promise was broken." : `${failures} scenarios broke a promise.`);
}

import { availableParallelism } from "node:os";
import { runScenario, type ScenarioResult, type CrashScenario } from "./scenario-run.ts";
import type { SessionRunner } from "./session-runners.ts";

/** Sessions wait for the network half of the time: two for each processor keep it busy. */
export const PROCESSES_AT_ONCE = 2 * availableParallelism();
/**
 * The number of sessions at once: those in one process cost little, and mostly wait for an answer that does not come.
 */
export const SESSIONS_AT_ONCE = 16;

/** Runs the scenarios, several at a time, and hands over each result with its index. */
export async function runScenarios(
  run: SessionRunner,
  scenarios: readonly CrashScenario[],
  atOnce: number,
  onResult: (result: ScenarioResult, scenario: CrashScenario, index: number) => void,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < scenarios.length; index = next++) {
      const scenario = scenarios[index];
      if (scenario) onResult(await runScenario(run, scenario), scenario, index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

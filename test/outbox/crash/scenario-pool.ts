import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres, type PostgresServer } from "../postgres-server.ts";
import { runScenario, type ScenarioResult } from "./scenario-run.ts";
import { scenarioOf } from "./scenario.ts";
import { buildWorkerProgram } from "./worker-program.ts";

export type StoreName = "SQLite" | "PostgreSQL";

/** Runs the scenarios of the given seeds, several at a time, and reports each result. */
export async function runScenarios(
  store: StoreName,
  seeds: readonly number[],
  atOnce: number,
  onResult: (seed: number, result: ScenarioResult) => void,
): Promise<void> {
  using worker = buildWorkerProgram();
  const folder = mkdtempSync(join(tmpdir(), "sms-scenarios-"));
  const postgres: PostgresServer | undefined =
    store === "PostgreSQL" ? await startPostgres({ fsync: false }) : undefined;
  let next = 0;
  const run = async (): Promise<void> => {
    for (let index = next++; index < seeds.length; index = next++) {
      const seed = seeds[index] ?? 0;
      const place = {
        program: worker.program,
        store: postgres
          ? { postgres: await postgres.createDatabase() }
          : { sqlite: join(folder, `outbox-${seed}.sqlite`) },
        cut: async () => postgres?.cutConnections(),
      };
      const result = await runScenario(scenarioOf(seed, postgres !== undefined), place).catch(endedEarly);
      onResult(seed, result);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, run));
  } finally {
    await postgres?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  }
}

/** A scenario that could not be told to its end has broken a promise as well. */
function endedEarly(error: unknown): ScenarioResult {
  return { killed: 0, accepted: 0, uncertain: 0, broken: [String(error)] };
}

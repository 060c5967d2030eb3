/** Tests with real processes that are killed, over both stores; `pnpm test:outbox-scenarios` runs many more of them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { requires } from "../../tools/optional-tools.ts";
import { runScenarios, type StoreName } from "./scenario-pool.ts";

const SCENARIOS = 3;

for (const store of ["SQLite", "PostgreSQL"] satisfies StoreName[]) {
  const skip = store === "PostgreSQL" && requires("postgresql");
  test(
    `${store}: killed processes, a faulty gateway: nothing lost, nothing twice, no state untrue`,
    { skip },
    async () => {
      const broken: string[] = [];
      let killed = 0;
      const seeds = Array.from({ length: SCENARIOS }, (_, n) => n + 1);
      await runScenarios(store, seeds, SCENARIOS, (seed, result) => {
        killed += result.killed;
        broken.push(...result.broken.map((sentence) => `seed ${seed}: ${sentence}`));
      });
      assert.deepEqual(broken, []);
      assert.ok(killed >= SCENARIOS, `only ${killed} kills: the scenarios have become too quiet`);
    },
  );
}

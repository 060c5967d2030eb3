/**
 * `pnpm test:outbox-scenarios [--runs 500] [--seed 1] [--store SQLite|PostgreSQL]`: so many random scenarios over each
 * store, a thousand in all. Worker processes that are really killed, a gateway with faults, connections to the database
 * that are cut, wrong clocks.
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { requires } from "../tools/optional-tools.ts";
import { runScenarios, type StoreName } from "./crash/scenario-pool.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "500" },
    seed: { type: "string", default: "1" },
    store: { type: "string" },
    "at-once": { type: "string", default: String(4 * availableParallelism()) },
  },
});
/** Scenarios between two lines that say how far it is. */
const PROGRESS_EVERY = 100;
const first = Number(values.seed);
const seeds = Array.from({ length: Number(values.runs) }, (_, n) => first + n);
let failures = 0;
for (const store of ["SQLite", "PostgreSQL"] satisfies StoreName[]) {
  if (values.store !== undefined && values.store !== store) continue;
  const missing = store === "PostgreSQL" && requires("postgresql");
  if (missing) {
    console.log(`${store}: skipped, ${missing}`);
    continue;
  }
  const startedAt = performance.now();
  const total = { killed: 0, accepted: 0, uncertain: 0 };
  let done = 0;
  await runScenarios(store, seeds, Number(values["at-once"]), (seed, { broken, ...counts }) => {
    for (const name of ["killed", "accepted", "uncertain"] as const) total[name] += counts[name];
    if (++done % PROGRESS_EVERY === 0) console.log(`${store}: ${done} of ${seeds.length}`);
    if (broken.length === 0) return;
    failures++;
    console.error(`--store ${store} --runs 1 --seed ${seed}: ${broken.join("; ")}`);
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  const { killed, accepted, uncertain } = total;
  console.log(
    `${store}: ${seeds.length} scenarios in ${seconds} s, ${killed} processes killed, ${accepted} texts accepted, ${uncertain} sends left to a person`,
  );
}
console.log(failures === 0 ? "No promise was broken." : `${failures} scenarios broke a promise.`);
process.exitCode = failures === 0 ? 0 : 1;

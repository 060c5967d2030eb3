/**
 * `pnpm test:outbox [--runs 1000] [--seed 1]`: every kill × every fault, then so many random stories. Each life is a
 * process that is really killed; `--here` lives them in this one, twenty times as fast.
 */
import { parseArgs } from "node:util";
import { LIVES_AT_ONCE, PROCESSES_AT_ONCE, runStories } from "./crash-pool.ts";
import type { Ending, Story } from "./crash-run.ts";
import { everyStory, randomStory } from "./crash-stories.ts";
import { buildLifeProgram } from "./life-program.ts";
import { livesOfProcesses, livesOfThisProcess } from "./lives.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    here: { type: "boolean", default: false },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
using life = buildLifeProgram();
const live = values.here ? livesOfThisProcess : livesOfProcesses(life.program);
const atOnce = values.here ? LIVES_AT_ONCE : PROCESSES_AT_ONCE;

let failures = 0;
await report("every kill × every fault", everyStory([0, 2]), (index) => `story ${index}`);
await report(
  `random stories from seed ${seed}`,
  Array.from({ length: runs }, (_, n) => randomStory(seed + n)),
  (index) => `--runs 1 --seed ${seed + index}`,
);
process.exitCode = failures === 0 ? 0 : 1;

async function report(title: string, stories: readonly Story[], name: (index: number) => string): Promise<void> {
  const startedAt = performance.now();
  const states = new Map<string, number>();
  let kills = 0;
  let sends = 0;
  await runStories(live, stories, atOnce, (ending: Ending, story, index) => {
    kills += ending.killed;
    sends += ending.received;
    for (const state of ending.states) states.set(state, (states.get(state) ?? 0) + 1);
    if (ending.broken.length === 0) return;
    failures++;
    console.error(`${name(index)}: ${ending.broken.join("; ")}\n  ${JSON.stringify(story)}`);
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const endings = [...states].map(([state, count]) => `${count} ${state}`).join(", ");
  console.log(`${title}: ${stories.length} in ${seconds} s, ${kills} kills, ${sends} accepted sends; ${endings}`);
  console.log(failures === 0 ? "No promise was broken." : `${failures} stories broke a promise.`);
}

/** Real processes, really killed, over both stores; `pnpm test:outbox-stories` tells a thousand such stories. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { requires } from "../../tools/optional-tools.ts";
import { runStories, type StoreName } from "./story-pool.ts";

const STORIES = 3;

for (const store of ["SQLite", "PostgreSQL"] satisfies StoreName[]) {
  const skip = store === "PostgreSQL" && requires("postgresql");
  test(
    `${store}: killed processes, a faulty gateway: nothing lost, nothing twice, no state untrue`,
    { skip },
    async () => {
      const broken: string[] = [];
      let killed = 0;
      const seeds = Array.from({ length: STORIES }, (_, n) => n + 1);
      await runStories(store, seeds, STORIES, (seed, result) => {
        killed += result.killed;
        broken.push(...result.broken.map((sentence) => `seed ${seed}: ${sentence}`));
      });
      assert.deepEqual(broken, []);
      assert.ok(killed >= STORIES, `only ${killed} kills: the stories have become too quiet`);
    },
  );
}

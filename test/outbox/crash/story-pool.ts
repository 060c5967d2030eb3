import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres, type PostgresServer } from "../postgres-server.ts";
import { runStory, type StoryResult } from "./story-run.ts";
import { storyOf } from "./story.ts";
import { buildWorkerProgram } from "./worker-program.ts";

export type StoreName = "SQLite" | "PostgreSQL";

/** Runs the stories of so many seeds, several at a time, and hands over each result. */
export async function runStories(
  store: StoreName,
  seeds: readonly number[],
  atOnce: number,
  onResult: (seed: number, result: StoryResult) => void,
): Promise<void> {
  using worker = buildWorkerProgram();
  const folder = mkdtempSync(join(tmpdir(), "sms-stories-"));
  const postgres: PostgresServer | undefined = store === "PostgreSQL" ? await startPostgres() : undefined;
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
      onResult(seed, await runStory(storyOf(seed, postgres !== undefined), place));
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, run));
  } finally {
    await postgres?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  }
}

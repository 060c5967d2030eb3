import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { ACCOUNT, sentAnswer, temporaryOutbox } from "../../apps/desktop/src/outbox/fixtures/temporary-outbox.ts";
import type { Measurement } from "./measurement.ts";

const ROUNDS = 200;

/**
 * Medians of what the desktop's outbox writes for one message, each synced to disk, beside one bare sync of that disk:
 * a page at the end of a file that grows, as SQLite's log does.
 */
export async function outboxCommit(): Promise<readonly Measurement[]> {
  using temporary = temporaryOutbox();
  const { outbox, file, clock } = temporary;
  const bare = openSync(join(dirname(file), "bare"), "w");
  const page = Buffer.alloc(4096, 1);
  const times = { draft: [], queue: [], attempt: [], settle: [], bare: [] } as Record<string, number[]>;
  const time = (what: string, work: () => unknown) => times[what]?.push(timed(work));
  for (let n = 0; n < ROUNDS; n++) {
    const id = `m${n}`;
    const request = { recipients: [`+336${String(12_000_000 + n)}`], message: `Rendez-vous n° ${n}` };
    time("draft", () => outbox.saveDraft(id, request));
    time("queue", () => outbox.queue({ draftId: id, account: ACCOUNT, request }));
    const task = outbox.nextTask(ACCOUNT);
    if (task?.kind !== "send") throw new Error("The message that was queued is not the next to be sent.");
    let attempt: ReturnType<typeof outbox.beginAttempt>;
    time("attempt", () => (attempt = outbox.beginAttempt(task.batch)));
    time("settle", () => attempt && outbox.settleAttempt(attempt, sentAnswer(n)));
    time("bare", () => {
      writeSync(bare, page);
      fdatasyncSync(bare);
    });
    clock.now += 1;
  }
  closeSync(bare);
  return [
    { what: "Draft saved", measured: median(times["draft"]) },
    { what: "Message queued", measured: median(times["queue"]) },
    { what: "Attempt on disk, before the connection opens", measured: median(times["attempt"]) },
    { what: "Answer on disk", measured: median(times["settle"]) },
    { what: "For comparison: 4 KiB written and synced", measured: median(times["bare"]) },
  ];
}

function timed(work: () => unknown): number {
  const at = performance.now();
  work();
  return performance.now() - at;
}

function median(times: readonly number[] = []): string {
  const middle = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  return `${middle.toFixed(2)} ms`;
}

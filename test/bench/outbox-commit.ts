import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { ACCOUNT, sentAnswer, temporaryOutbox } from "../../apps/desktop/src/outbox/temporary-outbox.ts";

const ROUNDS = 200;

/** Medians of what the desktop's outbox writes for one message, each synced to disk, beside one bare sync of that disk. */
export async function outboxCommit(): Promise<{ label: string; value: string }[]> {
  using temporary = temporaryOutbox();
  const { outbox, file, clock } = temporary;
  const times = { draft: [] as number[], queue: [] as number[], attempt: [] as number[], settle: [] as number[] };
  for (let n = 0; n < ROUNDS; n++) {
    const id = `m${n}`;
    const request = { recipients: [`+336${String(12_000_000 + n)}`], message: `Rendez-vous n° ${n}` };
    times.draft.push(timed(() => outbox.saveDraft(id, request)));
    times.queue.push(timed(() => outbox.queue({ draftId: id, account: ACCOUNT, request })));
    const task = outbox.nextTask(ACCOUNT);
    if (task?.kind !== "send") throw new Error("The message that was queued is not the next to be sent.");
    let attempt: ReturnType<typeof outbox.beginAttempt>;
    times.attempt.push(timed(() => (attempt = outbox.beginAttempt(task.batch))));
    times.settle.push(timed(() => attempt && outbox.settleAttempt(attempt, sentAnswer(n))));
    clock.now += 1;
  }
  return [
    { label: "Draft saved", value: median(times.draft) },
    { label: "Message queued", value: median(times.queue) },
    { label: "Attempt on disk, before the connection opens", value: median(times.attempt) },
    { label: "Answer on disk", value: median(times.settle) },
    { label: "For comparison: 4 KiB written and synced", value: median(bareSyncs(join(dirname(file), "bare"))) },
  ];
}

function bareSyncs(path: string): number[] {
  const descriptor = openSync(path, "w");
  const page = Buffer.alloc(4096, 1);
  try {
    // A file that does not grow, as a log that is written over from its beginning.
    writeSync(descriptor, Buffer.alloc(ROUNDS * page.length));
    fdatasyncSync(descriptor);
    return Array.from({ length: ROUNDS }, (_, n) =>
      timed(() => {
        writeSync(descriptor, page, 0, page.length, n * page.length);
        fdatasyncSync(descriptor);
      }),
    );
  } finally {
    closeSync(descriptor);
  }
}

function timed(work: () => unknown): number {
  const at = performance.now();
  work();
  return performance.now() - at;
}

function median(times: number[]): string {
  const middle = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  return `${middle.toFixed(2)} ms`;
}

import type { Platform } from "../platform/platform.ts";
import { changedState, wholeState } from "./state-log.ts";
import type { Storage } from "./storage.ts";

/** Stores changes one after the other; whoever waits gets the next line that holds what they did. */
export interface Saver {
  /** Resolves when everything that happened before this call is stored. */
  saved(): Promise<void>;
  /** Stores what is left and gives the storage back. */
  close(): Promise<void>;
}

/** Characters that are appended before the log is rewritten, however little it holds. */
const REWRITE_FROM = 4 * 1024 * 1024;

/**
 * Creates a saver. A send costs one line, however much is stored. The log is rewritten in the background when what was
 * appended is twice as long as what the last rewriting left, so that over time a send pays for two further lines.
 *
 * @param loaded characters that the log had when it was opened
 */
export function createSaver(storage: Storage | undefined, platform: Platform, loaded: number): Saver {
  if (!storage) return { saved: () => Promise.resolve(), close: () => Promise.resolve() };
  let current: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  /** Lines that could not be appended yet. */
  let unwritten: string[] = [];
  let appended = loaded;
  let base = 0;
  let isRewriting = false;
  let totals = totalsKey(platform);

  async function rewrite(): Promise<void> {
    isRewriting = true;
    let length = 0;
    function* counted(): Generator<string> {
      for (const line of wholeState(platform)) {
        length += line.length;
        yield line;
      }
    }
    appended = 0;
    try {
      await storage?.rewrite(counted());
      base = length;
    } finally {
      isRewriting = false;
    }
  }

  async function write(): Promise<void> {
    const { line, wiped, isEmpty } = changedState(platform);
    const key = totalsKey(platform);
    if (!isEmpty || key !== totals) unwritten.push(line);
    totals = key;
    if (unwritten.length > 0) {
      const lines = unwritten;
      await storage?.append(lines);
      unwritten = [];
      appended += lines.reduce((sum, { length }) => sum + length, 0);
    }
    // What was wiped is to be gone from the disk as well.
    if (wiped) await rewrite();
    // A failure leaves the log as it was, longer than need be; the next send reports a disk that is full.
    else if (!isRewriting && appended > Math.max(REWRITE_FROM, 2 * base)) void rewrite().catch(() => {});
  }

  function saved(): Promise<void> {
    // All that arrives while a line is being written shares the next one.
    next ??= current
      .catch(() => {})
      .then(() => {
        next = undefined;
        current = write();
        return current;
      });
    return next;
  }

  return {
    saved,
    async close() {
      try {
        await saved();
      } finally {
        await storage.close();
      }
    },
  };
}

/** Whether the totals have to be stored although nothing else changed; the time alone, as it passes, need not. */
function totalsKey({ account, clock, nextMessageId }: Platform): string {
  return `${account.balance} ${nextMessageId} ${clock.offset}`;
}

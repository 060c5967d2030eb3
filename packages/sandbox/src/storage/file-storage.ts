import { openLogFile, type LogFile } from "./log-file.ts";
import type { Storage } from "./storage.ts";

/**
 * Keeps the state in one file, a line for each change; now and then a shorter file is written beside it and takes its
 * place. One sandbox at a time has a file. A symbolic link stands for the file that it leads to.
 */
export function fileStorage(path: string): Storage {
  let file: LogFile | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let rewriting: Promise<void> = Promise.resolve();
  /** Appends and rewritings that have not ended. */
  let underWay = 0;
  /** Lines that were appended since the rewriting that is under way began. */
  let tail: string[] | undefined;

  /** Runs whatever touches the file one after the other. */
  function inTurn<Result>(work: (log: LogFile) => Promise<Result>): Promise<Result> {
    underWay += 1;
    const result = queue
      .then(() => {
        if (!file) throw new Error(`${path} is closed`);
        return work(file);
      })
      .finally(() => {
        underWay -= 1;
      });
    queue = result.catch(() => {});
    return result;
  }

  async function rewriteNow(lines: Iterable<string>): Promise<void> {
    // It begins between two appends, so each line is either part of `lines` or in the tail.
    const replacement = await inTurn((log) => {
      tail = [];
      return log.beginReplacement();
    });
    try {
      await replacement.write(lines);
      await inTurn(async () => {
        await replacement.write(tail ?? []);
        await replacement.finish();
      });
    } finally {
      tail = undefined;
      await replacement.abandon();
    }
  }

  return {
    open() {
      file = openLogFile(path);
      return file.lines;
    },
    append: (lines) =>
      inTurn(async (log) => {
        await log.append(lines);
        tail?.push(...lines);
      }),
    rewrite(lines) {
      underWay += 1;
      rewriting = rewriting
        .catch(() => {})
        .then(() => rewriteNow(lines))
        .finally(() => {
          underWay -= 1;
        });
      return rewriting;
    },
    async close() {
      while (underWay > 0) await Promise.allSettled([queue, rewriting]);
      file?.close();
      file = undefined;
    },
  };
}

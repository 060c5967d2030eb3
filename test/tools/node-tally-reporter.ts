import { relative, resolve } from "node:path";
import type { TestEvent } from "node:test/reporters";
import { leaveTally, type Failure, type FileTime, type Skip } from "./tally.ts";

/** A file in which no test ran is reported by its own name, as a test that passed. */
const isFileWithoutTests = ({ name, file, nesting }: { name: string; file?: string | undefined; nesting: number }) =>
  nesting === 0 && file !== undefined && resolve(name) === file;

/** The message of a thrown error; the runner wraps it. */
function messageOf(error: unknown): string {
  const thrown = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/**
 * Counts the tests of a `node --test` run. A test or suite that is skipped for a reason counts as skipped; without a
 * reason it has failed, as have a file and a suite in which nothing ran. Says nothing but what these are.
 */
export default async function* countTests(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let passed = 0;
  const failures: Failure[] = [];
  const skipped: Skip[] = [];
  const seconds = new Map<string, number>();
  /** The number of tests and suites that have ended at each depth since the suite around them began. */
  const ended: number[] = [];
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const { name, nesting, details, skip, todo } = data;
    const file = relative(process.cwd(), data.file ?? "");
    const place = file === "" ? name : `${name} (${file})`;
    const inside = ended[nesting + 1] ?? 0;
    ended[nesting + 1] = 0;
    ended[nesting] = (ended[nesting] ?? 0) + 1;
    if (nesting === 0) seconds.set(file, (seconds.get(file) ?? 0) + details.duration_ms / 1000);

    if (typeof skip === "string" && skip !== "") skipped.push({ name: place, reason: skip });
    else if (skip !== undefined || todo !== undefined) {
      failures.push({ name: place, message: "left out without a reason" });
      yield `✖ ${place} is left out without a reason\n`;
    } else if (type === "test:pass" && (isFileWithoutTests(data) || (details.type === "suite" && inside === 0))) {
      failures.push({ name: place, message: "ran no test" });
      yield `✖ ${place} ran no test\n`;
    } else if (details.type === "suite") continue;
    else if (type === "test:pass") passed++;
    else failures.push({ name: place, message: messageOf("error" in details ? details.error : undefined) });
  }
  const times = [...seconds].map(([file, each]): FileTime => ({ file, seconds: each }));
  leaveTally({ passed, failed: failures.length, skipped, times, failures });
}

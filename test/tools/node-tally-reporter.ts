import { resolve } from "node:path";
import type { TestEvent } from "node:test/reporters";
import { leaveTally } from "./tally.ts";

/** A file in which no test ran is reported by its own name, as a test that passed. */
const isFileWithoutTests = ({ name, file, nesting }: { name: string; file?: string | undefined; nesting: number }) =>
  nesting === 0 && file !== undefined && resolve(name) === file;

/** Counts the tests of a `node --test` run; says nothing but the names of files that hold no test. */
export default async function* countTests(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    if (data.details.type === "suite" || data.skip !== undefined || data.todo !== undefined) continue;
    if (type === "test:fail") failed++;
    else if (isFileWithoutTests(data)) {
      failed++;
      yield `✖ ${data.name} ran no test\n`;
    } else passed++;
  }
  leaveTally({ passed, failed });
}

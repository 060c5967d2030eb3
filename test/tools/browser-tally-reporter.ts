import { relative } from "node:path";
import type { Reporter, TestResult, TestSuiteResult } from "@web/test-runner";
import { leaveTally, type Failure, type FileTime, type Skip } from "./tally.ts";

const testsOf = (suite: TestSuiteResult): TestResult[] => [...suite.tests, ...suite.suites.flatMap(testsOf)];

/** Mocha has no reasons for what it skips: the title says it, `moves by touch (skipped: the driver has no touch)`. */
const reasonIn = (title: string): string | undefined => /\(skipped: (.+)\)$/.exec(title)?.[1];

const failureOf = (name: string, error: { readonly message?: string } | undefined): Failure =>
  error?.message === undefined ? { name } : { name, message: error.message };

/**
 * Counts the tests of a browser run. A page that failed without a failed test (a module that cannot be imported) fails
 * once, as does a test that is skipped without a reason in its title.
 */
export function browserTallyReporter(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      let passed = 0;
      const skipped: Skip[] = [];
      const times: FileTime[] = [];
      const failures: Failure[] = [];
      for (const { testResults, testFile, passed: sessionPassed, browser, errors } of sessions) {
        const file = relative(process.cwd(), testFile);
        const tests = testResults ? testsOf(testResults) : [];
        const failedBefore = failures.length;
        let milliseconds = 0;
        for (const test of tests) {
          milliseconds += test.duration ?? 0;
          const reason = reasonIn(test.name);
          const name = `${test.name} (${file}, ${browser.name})`;
          if (test.passed && !test.skipped) passed++;
          else if (!test.skipped || reason === undefined) failures.push(failureOf(name, test.error));
          else skipped.push({ name, reason });
        }
        if (failures.length === failedBefore && (!sessionPassed || tests.length === 0)) {
          failures.push(failureOf(`${file}, ${browser.name}`, errors?.[0]));
        }
        times.push({ file, seconds: milliseconds / 1000 });
      }
      leaveTally({ passed, failed: failures.length, skipped, times, failures });
    },
  };
}

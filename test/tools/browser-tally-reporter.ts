import { relative } from "node:path";
import type { Reporter, TestResult, TestSuiteResult } from "@web/test-runner";
import { leaveTally, type FileTime, type Skip } from "./tally.ts";

const testsOf = (suite: TestSuiteResult): TestResult[] => [...suite.tests, ...suite.suites.flatMap(testsOf)];

/** Mocha has no reasons for what it skips: the title says it, `moves by touch (skipped: the driver has no touch)`. */
const reasonIn = (title: string): string | undefined => /\(skipped: (.+)\)$/.exec(title)?.[1];

/**
 * Counts the tests of a browser run. A page that failed without a failed test (a module that cannot be imported) fails
 * once, as does a test that is skipped without a reason in its title.
 */
export function browserTallyReporter(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      let passed = 0;
      let failed = 0;
      const skipped: Skip[] = [];
      const times: FileTime[] = [];
      for (const { testResults, testFile, passed: sessionPassed, browser } of sessions) {
        const file = relative(process.cwd(), testFile);
        const tests = testResults ? testsOf(testResults) : [];
        const failedBefore = failed;
        let milliseconds = 0;
        for (const test of tests) {
          milliseconds += test.duration ?? 0;
          const reason = reasonIn(test.name);
          if (test.passed && !test.skipped) passed++;
          else if (!test.skipped || reason === undefined) failed++;
          else skipped.push({ name: `${test.name} (${file}, ${browser.name})`, reason });
        }
        if (failed === failedBefore && (!sessionPassed || tests.length === 0)) failed++;
        times.push({ file, seconds: milliseconds / 1000 });
      }
      leaveTally({ passed, failed, skipped, times });
    },
  };
}

import type { Reporter, TestResult, TestSuiteResult } from "@web/test-runner";
import { leaveTally } from "./tally.ts";

const testsOf = (suite: TestSuiteResult): TestResult[] => [...suite.tests, ...suite.suites.flatMap(testsOf)];

/** Counts the tests of a browser run. A page that failed without a failed test (a module that cannot be imported) fails once. */
export function browserTallyReporter(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      let passed = 0;
      let failed = 0;
      for (const session of sessions) {
        const tests = session.testResults ? testsOf(session.testResults) : [];
        const failedTests = tests.filter((test) => !test.passed && !test.skipped).length;
        passed += tests.filter((test) => test.passed && !test.skipped).length;
        failed += failedTests;
        if (failedTests === 0 && (!session.passed || tests.length === 0)) failed++;
      }
      leaveTally({ passed, failed });
    },
  };
}

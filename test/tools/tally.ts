import { readFileSync, writeFileSync } from "node:fs";

/** A test, suite or stage that was not run, and why. */
export interface Skip {
  readonly name: string;
  readonly reason: string;
}

/** A test that failed, or a file that did without one of its tests failing. */
export interface Failure {
  /** The test's name, with its file and, where there are several, the browser. */
  readonly name: string;
  /** The message of the error, where it is known. */
  readonly message?: string;
}

/** The time of a test file. */
export interface FileTime {
  /** Path from the root of the tree. */
  readonly file: string;
  readonly seconds: number;
}

/** The tally of a stage's tests. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly Skip[];
  readonly times: readonly FileTime[];
  /** The failed tests, as far as they are known; a stage that died says nothing of them. */
  readonly failures: readonly Failure[];
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: [], times: [], failures: [] };
const PASSED_ONCE: Tally = { ...NOTHING, passed: 1 };
export const FAILED_ONCE: Tally = { ...NOTHING, failed: 1 };

/** The environment variable by which a stage tells its reporter where to leave the tally. */
export const TALLY_FILE = "TALLY_FILE";

/** Called by the reporters; a run outside of the check leaves no tally. */
export function leaveTally(tally: Tally): void {
  const file = process.env[TALLY_FILE];
  if (file) writeFileSync(file, JSON.stringify(tally));
}

/** The tally that the reporter left; `undefined` when the suite died before its reporter was done. */
export function readTally(file: string): Tally | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Tally;
  } catch {
    return undefined;
  }
}

/**
 * The result of a suite's run. A run that ended badly although no test failed (a crash, a module that cannot be
 * imported, coverage below its threshold) has failed once; so has a run in which no test ran and none was skipped.
 */
export function judgeSuite(tally: Tally | undefined, exitCode: number | null): Tally {
  const judged = tally ?? NOTHING;
  const { passed, failed, skipped } = judged;
  const brokenOtherwise = failed === 0 && (exitCode !== 0 || passed + skipped.length === 0);
  return { ...judged, failed: failed + (brokenOtherwise ? 1 : 0) };
}

/** A check without tests of its own counts as one. */
export function judgeCheck(exitCode: number | null): Tally {
  return exitCode === 0 ? PASSED_ONCE : FAILED_ONCE;
}

/** All tallies as one. */
export function sumTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
    skipped: tallies.flatMap(({ skipped }) => skipped),
    times: tallies.flatMap(({ times }) => times),
    failures: tallies.flatMap(({ failures }) => failures),
  };
}

/** The line with which `npm test` ends. */
export const closingLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed, ${skipped.length} skipped`;

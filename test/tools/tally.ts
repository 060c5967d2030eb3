import { readFileSync, writeFileSync } from "node:fs";

/** How many tests of a stage passed and how many failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** The environment variable by which a stage tells its reporter where to leave the tally. */
export const TALLY_FILE = "TALLY_FILE";

/** Called by the reporters; a run outside of the check leaves no tally. */
export function leaveTally(tally: Tally): void {
  const file = process.env[TALLY_FILE];
  if (file) writeFileSync(file, JSON.stringify(tally));
}

/** What the reporter left; `undefined` when the suite died before its reporter was done. */
export function readTally(file: string): Tally | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Tally;
  } catch {
    return undefined;
  }
}

/**
 * What a suite's run counts for. A run that ended badly although no test failed (a crash, a module that cannot be
 * imported, coverage below its threshold) has failed once; so has a run without a single test.
 */
export function judgeSuite(tally: Tally | undefined, exitCode: number | null): Tally {
  const { passed, failed } = tally ?? { passed: 0, failed: 0 };
  const brokenOtherwise = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: failed + (brokenOtherwise ? 1 : 0) };
}

/** A check without tests of its own counts as one. */
export function judgeCheck(exitCode: number | null): Tally {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

export function sumTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  });
}

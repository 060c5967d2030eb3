/**
 * `npm test`: runs every stage, or those named as arguments, goes on when one fails, and ends with one line,
 * `N passed, N failed, N skipped`, that sums up all of them: each test of a suite, and each check as one.
 *
 * Suites run one after the other, and print as they run. Checks run beside them, one after the other as well; what
 * they print appears in one piece as soon as no suite is printing.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { runNode } from "./node-run.ts";
import { isBareRun, requiredTools, requires } from "./optional-tools.ts";
import { failureLines, skipLines, slowestLines, stageLine, type StageResult } from "./check-summary.ts";
import { STAGES, type Stage } from "./stages.ts";
import {
  closingLine,
  FAILED_ONCE,
  judgeCheck,
  judgeSuite,
  NOTHING,
  readTally,
  sumTallies,
  TALLY_FILE,
} from "./tally.ts";
import type { Tally } from "./tally.ts";

let interrupted = false;
// The terminal sends Ctrl+C to the running stages as well; the closing line is still due.
process.on("SIGINT", () => (interrupted = true));

// What apt installs during a run is found, however short the PATH is that the run began with.
if (!isBareRun() && process.platform !== "win32") {
  process.env["PATH"] = [process.env["PATH"], "/usr/local/bin", "/usr/bin", "/bin"].filter(Boolean).join(delimiter);
}

const startedAt = performance.now();
const scratch = mkdtempSync(join(tmpdir(), "sms-composer-check-"));
const results = new Map<string, StageResult>();
/** Output of checks while a suite was printing. */
let waitingOutput = "";

const heading = ({ title }: Stage): string => `\n── ${title} ──\n`;

function printChecks(): void {
  process.stdout.write(waitingOutput);
  waitingOutput = "";
}

async function runStage(stage: Stage): Promise<void> {
  const stageStartedAt = performance.now();
  const record = (tally: Tally, note?: string): void => {
    const seconds = (performance.now() - stageStartedAt) / 1000;
    results.set(stage.name, { tally, seconds, ...(note === undefined ? {} : { note }) });
  };
  const blocked = stage.needs !== undefined && (results.get(stage.needs)?.tally.failed ?? 0) > 0;
  if (interrupted || blocked) return record(FAILED_ONCE, "not run");
  try {
    const reason = stage.requires !== undefined && requires(stage.requires);
    if (reason) return record({ ...NOTHING, skipped: [{ name: stage.title, reason }] }, "skipped");
  } catch (error) {
    return record(FAILED_ONCE, error instanceof Error ? error.message : String(error));
  }
  record(await (stage.counts === "check" ? runCheck(stage) : runSuite(stage)));
}

async function runCheck(stage: Stage): Promise<Tally> {
  const { exitCode, output } = await runNode(stage.run, { collect: true });
  waitingOutput += heading(stage) + output;
  return judgeCheck(exitCode);
}

async function runSuite(stage: Stage): Promise<Tally> {
  process.stdout.write(heading(stage));
  const tallyFile = join(scratch, stage.name);
  const { exitCode } = await runNode(stage.run, { env: { ...stage.env, [TALLY_FILE]: tallyFile } });
  return judgeSuite(readTally(tallyFile), exitCode);
}

function stagesNamed(names: readonly string[]): readonly Stage[] {
  const unknown = names.find((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown) throw new Error(`There is no stage "${unknown}". Stages: ${STAGES.map(({ name }) => name).join(", ")}`);
  return names.length === 0 ? STAGES : STAGES.filter(({ name }) => names.includes(name));
}

/** @returns for each check, when it has ended */
function startChecks(checks: readonly Stage[]): ReadonlyMap<string, Promise<void>> {
  let previous = Promise.resolve();
  return new Map(checks.map((stage) => [stage.name, (previous = previous.then(() => runStage(stage)))]));
}

try {
  const stages = stagesNamed(process.argv.slice(2));
  requiredTools();
  const checks = startChecks(stages.filter(({ counts }) => counts === "check"));
  for (const suite of stages.filter(({ counts }) => counts === "suite")) {
    for (const name of [suite.needs, suite.after]) if (name !== undefined) await checks.get(name);
    printChecks();
    await runStage(suite);
  }
  await Promise.all(checks.values());
  printChecks();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  results.set("check", { tally: FAILED_ONCE, seconds: 0 });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const total = sumTallies([...results.values()].map(({ tally }) => tally));
const stageLines = STAGES.flatMap(({ name, title }) => {
  const result = results.get(name);
  return result ? [stageLine(title, result)] : [];
});
const parts = [
  stageLines,
  slowestLines(total, (performance.now() - startedAt) / 1000),
  skipLines(total),
  failureLines(total),
];
for (const lines of parts) if (lines.length > 0) console.log(`\n${lines.join("\n")}`);
console.log(`\n${closingLine(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;

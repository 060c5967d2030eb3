/**
 * `npm test`: runs every stage, or those named as arguments, goes on when one fails, and ends with one line,
 * `N passed, N failed`, that sums up all of them: each test of a suite, and each check as one.
 *
 * Suites run one after the other and are seen as they run. Checks run beside them, one after the other as well, and
 * are told in one piece as soon as no suite is talking.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runNode } from "./node-run.ts";
import { STAGES, type Stage } from "./stages.ts";
import { judgeCheck, judgeSuite, readTally, sumTallies, TALLY_FILE, type Tally } from "./tally.ts";

interface Ending {
  readonly tally: Tally;
  /** What the summary says behind the stage's name. */
  readonly told: string;
}

const FAILED_ONCE: Tally = { passed: 0, failed: 1 };

let interrupted = false;
// The terminal sends Ctrl+C to the running stages as well; the closing line is still due.
process.on("SIGINT", () => (interrupted = true));

const scratch = mkdtempSync(join(tmpdir(), "sms-composer-check-"));
const endings = new Map<string, Ending>();
/** What checks have said and nobody has read yet. */
let untold = "";

const heading = ({ says }: Stage): string => `\n── ${says} ──\n`;

function tellChecks(): void {
  process.stdout.write(untold);
  untold = "";
}

async function runStage(stage: Stage): Promise<void> {
  const startedAt = performance.now();
  const blocked = interrupted || (stage.needs !== undefined && (endings.get(stage.needs)?.tally.failed ?? 0) > 0);
  const tally = blocked ? FAILED_ONCE : await (stage.counts === "check" ? runCheck(stage) : runSuite(stage));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const told = blocked ? "not run" : `${tally.passed} passed, ${tally.failed} failed, ${seconds} s`;
  endings.set(stage.name, { tally, told });
}

async function runCheck(stage: Stage): Promise<Tally> {
  const { exitCode, output } = await runNode(stage.run, { collect: true });
  untold += heading(stage) + output;
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
  const checks = startChecks(stages.filter(({ counts }) => counts === "check"));
  for (const suite of stages.filter(({ counts }) => counts === "suite")) {
    if (suite.needs !== undefined) await checks.get(suite.needs);
    tellChecks();
    await runStage(suite);
  }
  await Promise.all(checks.values());
  tellChecks();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  endings.set("check", { tally: FAILED_ONCE, told: "not run" });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const summary = STAGES.flatMap(({ name, says }) => {
  const ending = endings.get(name);
  return ending ? `${ending.tally.failed === 0 ? "✔" : "✖"} ${says}: ${ending.told}` : [];
});
const total = sumTallies([...endings.values()].map(({ tally }) => tally));
console.log(`\n${summary.join("\n")}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

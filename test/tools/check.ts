/**
 * `npm test`: runs every stage, or those named as arguments, goes on when one fails, and ends with one line,
 * `N passed, N failed`, that sums up all of them: each test of a suite, and each check as one.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { STAGES, type Stage } from "./stages.ts";
import { judgeCheck, judgeSuite, readTally, sumTallies, TALLY_FILE, type Tally } from "./tally.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FAILED_ONCE: Tally = { passed: 0, failed: 1 };

let interrupted = false;
// The terminal sends Ctrl+C to the running stage as well; the closing line is still due.
process.on("SIGINT", () => (interrupted = true));

function runNode(args: readonly string[], tallyFile: string): Promise<number | null> {
  return new Promise((resolve) => {
    const env = { ...process.env, [TALLY_FILE]: tallyFile };
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"], env });
    child.once("error", (error) => {
      console.error(error.message);
      resolve(null);
    });
    child.once("close", resolve);
  });
}

async function runStage(stage: Stage, scratch: string): Promise<Tally> {
  console.log(`\n── ${stage.says} ──`);
  const tallyFile = join(scratch, stage.name);
  const exitCode = await runNode(stage.run, tallyFile);
  return stage.counts === "check" ? judgeCheck(exitCode) : judgeSuite(readTally(tallyFile), exitCode);
}

function stagesNamed(names: readonly string[]): readonly Stage[] {
  const unknown = names.find((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown) throw new Error(`There is no stage "${unknown}". Stages: ${STAGES.map(({ name }) => name).join(", ")}`);
  return names.length === 0 ? STAGES : STAGES.filter(({ name }) => names.includes(name));
}

const scratch = mkdtempSync(join(tmpdir(), "sms-composer-check-"));
const results = new Map<string, Tally>();
const summary: string[] = [];
try {
  for (const stage of stagesNamed(process.argv.slice(2))) {
    const blocked = interrupted || (stage.needs !== undefined && (results.get(stage.needs)?.failed ?? 0) > 0);
    const startedAt = performance.now();
    const tally = blocked ? FAILED_ONCE : await runStage(stage, scratch);
    results.set(stage.name, tally);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const counts = blocked ? "not run" : `${tally.passed} passed, ${tally.failed} failed, ${seconds} s`;
    summary.push(`${tally.failed === 0 ? "✔" : "✖"} ${stage.says}: ${counts}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  results.set("check", FAILED_ONCE);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const total = sumTallies([...results.values()]);
console.log(`\n${summary.join("\n")}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

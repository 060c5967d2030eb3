/** `pnpm desktop`: builds the app and starts it, or says in one sentence what is missing. */
import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { fetchElectron, findElectron, MISSING_SENTENCE } from "./electron-program.ts";

const APP = fileURLToPath(new URL("../..", import.meta.url));

if (!findElectron(process.env) && process.env["ELECTRON_OVERRIDE_DIST_PATH"] === undefined) {
  console.log("Fetching Electron's program, which is done once.");
  await fetchElectron(process.env);
}
const program = findElectron(process.env);
if (!program) {
  console.error(MISSING_SENTENCE);
  process.exit(1);
}
const built = spawnSync(process.execPath, ["--run", "build"], { cwd: APP, stdio: "inherit" });
if (built.status !== 0) process.exit(1);
const child = spawn(program, [APP, ...process.argv.slice(2)], { stdio: "inherit" });
child.once("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));

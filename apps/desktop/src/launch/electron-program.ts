import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Said when Electron's program is not there and cannot be fetched. */
export const MISSING_SENTENCE =
  "Electron's program is not on this computer and could not be downloaded from GitHub: set ELECTRON_MIRROR to a mirror " +
  "that can be reached, or ELECTRON_OVERRIDE_DIST_PATH to a folder that has it, and start again.";

/** Path of Electron's program; `undefined` when it is not there. */
export function findElectron(env: NodeJS.ProcessEnv): string | undefined {
  const folder = electronPackage();
  const pathFile = join(folder, "path.txt");
  const name = existsSync(pathFile) ? readFileSync(pathFile, "utf8") : defaultName();
  const program = join(env["ELECTRON_OVERRIDE_DIST_PATH"] ?? join(folder, "dist"), name);
  return existsSync(program) ? program : undefined;
}

/** Lets Electron's own installer fetch its program, once; answers whether it is there now. */
export function fetchElectron(env: NodeJS.ProcessEnv): boolean {
  const installer = join(electronPackage(), "install.js");
  const { status } = spawnSync(process.execPath, [installer], { env, stdio: "ignore", timeout: 10 * 60_000 });
  return status === 0;
}

function electronPackage(): string {
  return dirname(createRequire(import.meta.url).resolve("electron/package.json"));
}

function defaultName(): string {
  if (process.platform === "darwin") return "Electron.app/Contents/MacOS/Electron";
  return process.platform === "win32" ? "electron.exe" : "electron";
}

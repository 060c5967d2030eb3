import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Said when Electron's program is not there and cannot be fetched. */
export const MISSING_SENTENCE =
  "Electron's program is not on this computer and could not be downloaded: set ELECTRON_MIRROR to a mirror " +
  "that can be reached, or ELECTRON_OVERRIDE_DIST_PATH to a folder that has it, and start again.";

/** Path of Electron's program; `undefined` when it is not there. */
export function findElectron(env: NodeJS.ProcessEnv): string | undefined {
  const folder = electronPackage();
  const pathFile = join(folder, "path.txt");
  const name = existsSync(pathFile) ? readFileSync(pathFile, "utf8") : defaultName();
  const program = join(env["ELECTRON_OVERRIDE_DIST_PATH"] ?? join(folder, "dist"), name);
  return existsSync(program) ? program : undefined;
}

/** Options of fetching Electron's program. */
export interface FetchOptions {
  /** Milliseconds without a single byte after which it is given up, however slow the rest was. @default 60,000 */
  readonly patience?: number;
}

const DEFAULT_PATIENCE = 60_000;

/**
 * Lets Electron's own installer fetch its program, once. A mirror that is slow gets its time, one that hangs does not.
 * @returns whether it is there now
 */
export async function fetchElectron(
  env: NodeJS.ProcessEnv,
  { patience = DEFAULT_PATIENCE }: FetchOptions = {},
): Promise<boolean> {
  const folder = electronPackage();
  // What is downloaded grows in a folder for temporary files, and then where it is unpacked.
  const temporary = mkdtempSync(join(tmpdir(), "sms-electron-"));
  const places = { TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const installer = spawn(process.execPath, [join(folder, "install.js")], {
    env: { ...env, ...places },
    stdio: "ignore",
  });
  const ended = new Promise<number | null>((resolve) => {
    installer.once("exit", resolve);
    installer.once("error", () => resolve(null));
  });
  let bytes = 0;
  let since = performance.now();
  const look = setInterval(() => {
    const now = bytesIn(temporary) + bytesIn(join(folder, "dist"));
    if (now !== bytes) [bytes, since] = [now, performance.now()];
    else if (performance.now() - since > patience) installer.kill("SIGKILL");
  }, patience / 10);
  try {
    return (await ended) === 0;
  } finally {
    clearInterval(look);
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The bytes of all files below a folder, which may change meanwhile. */
function bytesIn(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0)
      .reduce((sum, size) => sum + size, 0);
  } catch {
    return 0;
  }
}

function electronPackage(): string {
  return dirname(createRequire(import.meta.url).resolve("electron/package.json"));
}

function defaultName(): string {
  if (process.platform === "darwin") return "Electron.app/Contents/MacOS/Electron";
  return process.platform === "win32" ? "electron.exe" : "electron";
}

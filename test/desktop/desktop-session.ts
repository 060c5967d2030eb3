import { execFile } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { ElectronApplication, Page } from "playwright-core";
import { electronRuntime, launchApp } from "./electron-runtime.ts";

export const DESKTOP = fileURLToPath(new URL("../../apps/desktop", import.meta.url));

/** Builds the app as it ships, main process, preload and page, unless the last build is newer than every source. */
export async function buildDesktop(): Promise<void> {
  const release = await lockOfTheBuild();
  try {
    if (!isBuilt()) await promisify(execFile)(process.execPath, ["--run", "build"], { cwd: DESKTOP });
  } finally {
    release();
  }
}

function isBuilt(): boolean {
  // The last of the three that a build writes.
  const built = join(DESKTOP, "dist", "renderer", "index.html");
  const root = join(DESKTOP, "..", "..");
  const sources = globSync(["apps/desktop/{src/**/*,*.ts}", "packages/*/{src,page}/**/*"], { cwd: root });
  const newest = Math.max(...sources.map((file) => statSync(join(root, file)).mtimeMs));
  return existsSync(built) && statSync(built).mtimeMs > newest;
}

/** Test files run side by side and share one build: the first makes it, the others wait. */
async function lockOfTheBuild(): Promise<() => void> {
  const lock = join(tmpdir(), `sms-desktop-build-${Buffer.from(DESKTOP).toString("base64url").slice(-40)}`);
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      if (isAbandoned(lock)) rmSync(lock, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** Its owner has written its id and runs no more. */
function isAbandoned(lock: string): boolean {
  try {
    const owner = Number(readFileSync(lock, "utf8"));
    return owner !== 0 && !process.kill(owner, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

/** One start of the app, with what its page and its main process said. */
export interface DesktopSession {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** Errors and warnings of the page, and everything that the main process wrote. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export interface SessionOptions {
  /** The data folder of another session, to start again where it ended. */
  readonly userData?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Lines that the inspector prints while Playwright holds it. */
const INSPECTOR = /^(?:Debugger|For help, see:|Waiting for the debugger|DevTools listening)/;

export async function startDesktop({ userData, args = [], env = {} }: SessionOptions = {}): Promise<DesktopSession> {
  const folder = userData ?? mkdtempSync(join(tmpdir(), "sms-desktop-"));
  const app = await launchApp(electronRuntime(), { app: DESKTOP, userData: folder, args, env });
  const complaints: string[] = [];
  for (const stream of [app.process().stderr, app.process().stdout]) {
    stream?.on("data", (chunk: Buffer) => {
      const lines = chunk.toString().split("\n");
      complaints.push(
        ...lines.filter((line) => line.trim() !== "" && !INSPECTOR.test(line)).map((line) => `main: ${line}`),
      );
    });
  }
  const page = await app.firstWindow();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`page: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`page: ${String(error)}`));
  await page.setViewportSize({ width: 1180, height: 860 });
  await page.locator("sms-composer").waitFor();
  return { app, page, userData: folder, complaints, close: () => app.close() };
}

export function removeUserData(...folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** Lets time pass in the main process, and wakes its worker. */
export async function letTimePass({ app, page }: DesktopSession, minutes: number): Promise<void> {
  await app.evaluate((_electron, milliseconds) => {
    const before = Date.now;
    Date.now = () => before() + milliseconds;
  }, minutes * 60_000);
  await page.evaluate(() => window.desktop.networkIsBack());
  await page.waitForTimeout(150);
}

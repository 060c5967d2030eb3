import { fileURLToPath } from "node:url";
import { _electron, type ElectronApplication } from "playwright-core";
import { findElectron } from "../../apps/desktop/src/launch/electron-program.ts";
import { requires } from "../tools/optional-tools.ts";

/** The runtime of the desktop suites. Only the first is Electron. */
export interface ElectronRuntime {
  readonly kind: "electron" | "stand-in";
  readonly executable: string;
}

const STAND_IN = fileURLToPath(new URL("../electron-stand-in/electron", import.meta.url));
/**
 * The real Electron where its binary is there, else the stand-in.
 * @throws when `REQUIRE` names `electron` and there is only the stand-in
 */
export function electronRuntime(env: NodeJS.ProcessEnv = process.env): ElectronRuntime {
  const executable = findElectron(env);
  if (executable !== undefined) return { kind: "electron", executable };
  requires("electron");
  return { kind: "stand-in", executable: STAND_IN };
}

export function describeRuntime({ kind }: ElectronRuntime): string {
  return kind === "electron"
    ? "These suites run on Electron."
    : "These suites run on the stand-in (Node and Chromium), not on Electron.";
}

export interface LaunchOptions {
  readonly app: string;
  readonly userData: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts an app by Playwright's own launcher. */
export async function launchApp(runtime: ElectronRuntime, options: LaunchOptions): Promise<ElectronApplication> {
  const { app, userData, args = [], env = {} } = options;
  const application = await _electron.launch({
    executablePath: runtime.executable,
    args: [`--user-data-dir=${userData}`, app, ...args],
    env: { ...definedOnly(process.env), STAND_IN_NODE: process.execPath, ...env },
    // Without it Playwright turns the sandbox off. As root there is none; the stand-in's Chromium sees to itself.
    chromiumSandbox: !isRoot(),
    timeout: 20_000,
  });
  application.context().setDefaultTimeout(20_000);
  return application;
}

/** For starts without Playwright: Electron does not start as root without it. */
export function sandboxFlag({ kind }: ElectronRuntime): string[] {
  return kind === "electron" && isRoot() ? ["--no-sandbox"] : [];
}

const isRoot = () => process.getuid?.() === 0;

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

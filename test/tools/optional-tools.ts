/** Tools that some suites need and not every machine has. Without its tool, a suite is skipped by name. */
import { spawnSync } from "node:child_process";
import { findElectron } from "../../apps/desktop/src/launch/electron-program.ts";
import { findFirefox } from "./firefox.ts";
import { findProgram } from "./program-search.ts";

interface Tool {
  /** The tool's name in a sentence. */
  readonly title: string;
  /** Whether this machine has it. */
  readonly isHere: () => boolean;
  /** The way to install it: a command, or a page. */
  readonly install: string;
  /** Debian's packages, where they are small: `npm test` installs these by itself when it may. */
  readonly debianPackages?: readonly string[];
}

const runs = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { stdio: "ignore" }).status === 0;

/** A bare run is to see only what is on its PATH. */
const found = (names: readonly string[], ...places: string[]): boolean =>
  findProgram(names, process.env, isBareRun() ? [] : places) !== undefined;

const TOOLS = {
  php: {
    title: "PHP 8.1 with cURL and SQLite",
    isHere: () =>
      runs(
        "php",
        "-r",
        "exit(PHP_VERSION_ID >= 80100 && extension_loaded('curl') && extension_loaded('pdo_sqlite') ? 0 : 1);",
      ),
    install: "apt-get install php-cli php-curl php-sqlite3",
    debianPackages: ["php-cli", "php-curl", "php-sqlite3"],
  },
  python: { title: "Python 3", isHere: () => runs("python3", "--version"), install: "apt-get install python3" },
  curl: { title: "curl", isHere: () => runs("curl", "--version"), install: "apt-get install curl" },
  java: {
    title: "a Java development kit",
    isHere: () => runs("java", "-version") && runs("javac", "-version"),
    install: "apt-get install default-jdk-headless",
  },
  go: { title: "Go", isHere: () => runs("go", "version"), install: "apt-get install golang-go" },
  dotnet: { title: "the .NET SDK", isHere: () => runs("dotnet", "--version"), install: "https://dot.net/download" },
  swift: { title: "Swift", isHere: () => runs("swift", "--version"), install: "https://swift.org/install" },
  shell: {
    title: "a Unix shell",
    isHere: () => process.platform !== "win32" && runs("sh", "-c", "true"),
    install: "run the tests on Linux or macOS",
  },
  strace: { title: "strace", isHere: () => runs("strace", "-V"), install: "apt-get install strace" },
  electron: {
    title: "Electron's program",
    isHere: () => findElectron(process.env) !== undefined,
    install: "node apps/desktop/node_modules/electron/install.js",
  },
  firefox: {
    title: "Firefox",
    isHere: () => findFirefox() !== undefined,
    install: "apt-get install firefox-esr, or set FIREFOX_PATH to its program",
  },
  webkit: {
    title: "WebKitGTK with its driver and a virtual display",
    isHere: () => found(["WebKitWebDriver"]) && found(["Xvfb"]) && found([], "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"),
    install: "apt-get install webkit2gtk-driver xvfb",
  },
  postgresql: {
    title: "PostgreSQL's server",
    isHere: () => found(["postgres"], "/usr/lib/postgresql/*/bin/postgres"),
    install: "apt-get install postgresql",
    debianPackages: ["postgresql"],
  },
  libreoffice: {
    title: "LibreOffice",
    isHere: () => runs("soffice", "--version"),
    install: "apt-get install libreoffice-calc",
  },
} as const satisfies Readonly<Record<string, Tool>>;

export type ToolName = keyof typeof TOOLS;

const NAMES = Object.keys(TOOLS) as ToolName[];
export const toolNames = (): readonly ToolName[] => NAMES;
const isToolName = (name: string): name is ToolName => Object.hasOwn(TOOLS, name);

/** Whether the run imitates a machine with nothing installed: `BARE_RUN=1`. */
export const isBareRun = (env: NodeJS.ProcessEnv = process.env): boolean => Boolean(env["BARE_RUN"]);

const isHere = (name: ToolName): boolean => TOOLS[name].isHere();

/** The names of the tools that this machine has, and of those that it lacks. */
export const toolsHere = (): { readonly here: readonly ToolName[]; readonly missing: readonly ToolName[] } => {
  const here = NAMES.filter(isHere);
  return { here, missing: NAMES.filter((name) => !here.includes(name)) };
};

/**
 * The tools that must not be missing: `REQUIRE=php,go`.
 * @throws when it names what is no tool
 */
export function requiredTools(env: NodeJS.ProcessEnv = process.env): readonly ToolName[] {
  const names = (env["REQUIRE"] ?? "").split(/[\s,]+/).filter(Boolean);
  const unknown = names.filter((name) => !isToolName(name));
  if (unknown.length > 0) throw new Error(`REQUIRE names ${unknown.join(", ")}. There is: ${NAMES.join(", ")}.`);
  return names.filter(isToolName);
}

/**
 * The value of `skip` for a test or suite that needs the tools: `describe("…", { skip: requires("php") }, …)`.
 *
 * @returns `false` when all of them are here, else which is missing and how to install it
 * @throws when `REQUIRE` names the one that is missing
 */
export function requires(...names: readonly ToolName[]): string | false {
  const missing = names.find((name) => !isHere(name));
  if (missing === undefined) return false;
  const { title, install } = TOOLS[missing];
  const reason = `needs ${title} (${install})`;
  if (requiredTools().includes(missing)) throw new Error(`REQUIRE names ${missing}: ${reason}`);
  return reason;
}

/** Debian's packages of the tools that `npm test` may install by itself. */
export function packagesOf(names: readonly ToolName[]): readonly string[] {
  return names.flatMap((name) => {
    const { debianPackages = [] }: Tool = TOOLS[name];
    return debianPackages;
  });
}

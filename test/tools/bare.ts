/**
 * `pnpm test:bare`: `npm test` as a machine sees it that has Node, git and a browser and nothing else: a fresh clone of
 * what is committed, an empty HOME, and a PATH of the programs below. Where Chromium is missing, the run as root on
 * Debian installs it; nothing else is installed. Suites that need more are skipped by name. Not for Windows.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { findChromium } from "./chromium.ts";
import { findProgram } from "./program-search.ts";

/** Programs that every Unix has, as far as npm, git and the tests of scripts need them. */
const PROGRAMS =
  "node npm npx git sh bash env awk basename cat chmod cp cut date dirname expr find grep gzip head id ln ls mkdir mktemp mv " +
  "ps pwd readlink rm rmdir sed sleep sort tail tar tee test touch tr true uname wc which xargs";

/** Addresses of registries and proxies are the machine's, not its owner's. */
const KEPT =
  /^(?:npm_config_registry|npm_config_userconfig|https?_proxy|no_proxy|ssl_cert_\w+|node_extra_ca_certs|term|ci)$/i;

const root = execFileSync("git", ["rev-parse", "--show-toplevel"], { encoding: "utf8" }).trim();
const folder = mkdtempSync(join(tmpdir(), "sms-composer-bare-"));
const [bin, home, clone] = ["bin", "home", "clone"].map((name) => join(folder, name)) as [string, string, string];
try {
  for (const path of [bin, home]) mkdirSync(path);
  // The Node and npm that this machine has, not those that pnpm puts before them for its scripts.
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((each) => !each.includes("node_modules"));
  const env = { PATH: path.join(delimiter) };
  for (const name of PROGRAMS.split(" ")) {
    const program = findProgram([name], env);
    if (program !== undefined) symlinkSync(program, join(bin, name));
  }
  const browser = findChromium();
  if (browser !== undefined) symlinkSync(browser, join(bin, "chromium"));
  execFileSync("git", ["clone", "--quiet", root, clone], { stdio: "inherit" });
  const kept = Object.entries(process.env).filter(([name]) => KEPT.test(name));
  const { status } = spawnSync("npm", ["test"], {
    cwd: clone,
    stdio: "inherit",
    env: { ...Object.fromEntries(kept), PATH: bin, HOME: home, BARE_RUN: "1", LANG: "C.UTF-8" },
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("sms-segments.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sms-segments-cli-"));
after(() => rmSync(folder, { recursive: true }));

const { FORCE_COLOR: _, NO_COLOR: __, ...env } = process.env;

const call = (args: readonly string[], options: Parameters<typeof spawnSync>[2] = {}) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--conditions=@sms-composer/source", PROGRAM, ...args],
    {
      env,
      ...options,
      encoding: "utf8",
    },
  );
  return { status, stdout, stderr };
};

test("counts the argument", () => {
  const { status, stdout, stderr } = call(["Rendez-vous à 18 h"]);
  assert.deepEqual([status, stderr], [0, ""]);
  assert.match(stdout, /^1 SMS in GSM mode: 18 units, 160 in one SMS\n✔ can be sent as it is\n/);
});

test("counts standard input from a pipe and from a redirected file", () => {
  const expected = { status: 1, stdout: /1 character not in the GSM alphabet: ”/ };
  const path = join(folder, "text.txt");
  writeFileSync(path, "See you ”\n");
  for (const options of [{ input: "See you ”\n" }, { stdio: [openSync(path, "r"), "pipe", "pipe"] as const }]) {
    const { status, stdout } = call([], options as Parameters<typeof spawnSync>[2]);
    assert.equal(status, expected.status);
    assert.match(stdout, expected.stdout);
  }
});

test("the exit status is 0, 1 or 2", () => {
  assert.equal(call(["Oui"]).status, 0);
  assert.equal(call(["😀"]).status, 1);
  assert.equal(call(["--mode"]).status, 2);
  assert.equal(call(["--file", join(folder, "none")]).status, 2);
});

test("--version is the package's", () => {
  const manifest = JSON.parse(readFileSync(new URL("../../core/package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  assert.deepEqual(call(["--version"]), { status: 0, stdout: `${manifest.version}\n`, stderr: "" });
});

test("there are no colours but on a terminal, or where they are asked for", () => {
  const escape = "\u001b[";
  assert.ok(!call(["Oui"]).stdout.includes(escape));
  assert.ok(call(["Oui"], { env: { ...env, FORCE_COLOR: "1" } }).stdout.includes(escape));
  assert.ok(!call(["Oui"], { env: { ...env, NO_COLOR: "1" } }).stdout.includes(escape));
});

test("binary rubbish is refused, and not written to the terminal", () => {
  const noise = Uint8Array.from({ length: 4096 }, (_, at) => (at * 97) % 256);
  const { status, stdout, stderr } = call([], { input: noise });
  assert.deepEqual([status, stdout, stderr], [2, "", "sms-segments: standard input is not UTF-8 text\n"]);
});

test("a hundred thousand lines pass through", () => {
  const { status, stdout } = call(["--lines", "--problems"], { input: "À l'hôtel ?\n".repeat(100_000) });
  assert.equal(status, 0);
  assert.match(stdout, /^texts +100,000$/m);
  assert.match(stdout, /^units +1,100,000$/m);
});

test("memory does not grow with the input, not even with a line of 256 MiB", () => {
  const path = join(folder, "long.txt");
  writeFileSync(path, "Oui\n");
  truncateSync(path, 256 * 1024 * 1024);
  const report = "process.on('exit', () => console.error(process.resourceUsage().maxRSS))";
  const args = [
    "--conditions=@sms-composer/source",
    "--import",
    `data:text/javascript,${report}`,
    PROGRAM,
    "--lines",
    "--json",
  ];
  const peak = (input: string) => {
    const { stdout, stderr } = spawnSync(process.execPath, [...args, "--file", input], { env, encoding: "utf8" });
    return { stdout, kilobytes: Number(stderr) };
  };
  const { stdout, kilobytes } = peak(path);
  assert.match(stdout, /^\{"line":1,.*\n\{"line":2,"error":"too-long"\}\n\{"totals"/);
  writeFileSync(path, "Oui\n");
  const usual = peak(path).kilobytes;
  assert.ok(kilobytes - usual < 100_000, `${kilobytes} kB in place of ${usual} kB`);
});

test("a reader that leaves early ends an endless input quietly", async () => {
  const child = spawn(process.execPath, ["--conditions=@sms-composer/source", PROGRAM, "--lines"], { env });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdin.on("error", () => {}); // the command is gone
  const feed = () => {
    while (child.stdin.writable && child.stdin.write("Oui\n".repeat(10_000)));
  };
  child.stdin.on("drain", feed);
  feed();
  const closed = once(child, "close");
  await once(child.stdout, "data");
  child.stdout.destroy();
  assert.deepEqual(await closed, [0, null]);
  assert.equal(stderr, "");
});

test("Ctrl+C ends it as a signal does, and tells how far it came", async () => {
  const child = spawn(process.execPath, ["--conditions=@sms-composer/source", PROGRAM, "--lines"], { env });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const closed = once(child, "close");
  child.stdin.write("Oui\nNon\n");
  let stdout = "";
  for await (const text of child.stdout.setEncoding("utf8")) {
    stdout += text;
    if (!stdout.includes("\n       2 ")) continue;
    child.kill("SIGINT");
    break;
  }
  assert.deepEqual(await closed, [null, "SIGINT"]);
  // Windows ends a process without asking it.
  assert.equal(stderr, process.platform === "win32" ? "" : "Stopped after 2 texts.\n");
});

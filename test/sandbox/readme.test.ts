/** The sandbox's README: its examples run, and its tables say what there is. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createSandbox, FAULTS, serveSandbox, WEBHOOK_FAULTS, type SandboxServer } from "@sms-composer/sandbox";
import { CALLS } from "../../packages/sandbox/src/calls/index.ts";
import { HELP } from "../../packages/sandbox/src/command-options.ts";
import { LANGUAGES } from "../../packages/sandbox/src/languages/languages.ts";
import { requires } from "../tools/optional-tools.ts";
import { call, runCommand } from "../tools/program-run.ts";

const README = readFileSync(new URL("../../packages/sandbox/README.md", import.meta.url), "utf8");
const EXAMPLES = new URL("examples/", import.meta.url);
const FENCES: Readonly<Record<string, string>> = { py: "python", sh: "sh", ts: "ts" };

const section = (heading: string): string =>
  README.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
/** First cells of the tables in a text. */
const cells = (text: string): string[] =>
  [...text.matchAll(/^\| (.+?) +\|/gm)].map(([, cell]) => cell ?? "").filter((cell) => !/^-+$/.test(cell));

describe("the sandbox's README", () => {
  test("shows every example as it is in the file that is run, and nothing else", () => {
    const shown = [...README.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language, code]) => `${language}\n${code}`);
    const files = readdirSync(EXAMPLES).map(
      (name) => `${FENCES[name.split(".").at(-1) ?? ""]}\n${readFileSync(new URL(name, EXAMPLES), "utf8")}`,
    );
    assert.deepEqual(shown.toSorted(), files.toSorted());
  });

  test("lists every call", () => {
    const listed = cells(section("Calls")).filter((cell) => cell.startsWith("`"));
    assert.deepEqual(listed.toSorted(), CALLS.map(({ method, name }) => `\`${method} /v1/${name}\``).toSorted());
  });

  test("lists every control code", () => {
    const listed = cells(section("Control codes"))
      .flatMap((cell) => cell.split(", "))
      .map(Number);
    const codes = Object.keys(LANGUAGES.en.api).map(Number).concat(200);
    assert.deepEqual(
      listed.filter((code) => !Number.isNaN(code)).toSorted((one, other) => one - other),
      codes.filter((code) => !Number.isNaN(code)).toSorted((one, other) => one - other),
    );
  });

  test("lists every fault, in the words of the command", () => {
    const rows = [...section("Faults").matchAll(/^\| `([a-z-]+)`\s+\| (.+?)\s*\|$/gm)].map(([, fault, what]) => [
      fault,
      what,
    ]);
    assert.deepEqual(rows, Object.entries({ ...FAULTS, ...WEBHOOK_FAULTS }));
  });

  test("lists every option of the command", () => {
    const listed = [...section("Quick start").matchAll(/^\| `(--[a-z-]+)/gm)].map(([, option]) => option);
    const known = [...HELP.matchAll(/^ {2}(--[a-z-]+) /gm)]
      .map(([, option]) => option)
      .filter((option) => option !== "--help");
    assert.deepEqual([...new Set(listed)], [...new Set(known)]);
  });

  test("lists control routes that are there", async () => {
    const sandbox = createSandbox();
    const listed = cells(section("In a test, in any language")).filter((cell) => cell.includes("/control/"));
    assert.equal(listed.length, 12);
    for (const cell of listed) {
      const path = /\/control\/[^`?]*/.exec(cell)?.[0] ?? "";
      for (const method of cell.match(/GET|POST|PUT|PATCH|DELETE/g) ?? []) {
        const headers = { "content-type": "application/json" };
        const init = { method, headers, ...(method !== "GET" && { body: "{}" }) };
        const url = `http://127.0.0.1${path.replace("<number>", "0600000000").replace("<id>", "307")}`;
        const answer = await sandbox.fetch(new Request(url, init));
        // A message that is not there is answered as a problem, a route that is not there as a bare 404.
        if (answer.status === 404) assert.equal(await answer.text(), '{"problem":"No such message"}', cell);
        else await answer.body?.cancel();
      }
    }
  });
});

describe("the README's examples", () => {
  let folder: string;
  let server: SandboxServer;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "sandbox-readme-"));
    server = await serveSandbox({ apiKey: "test" });
    // The installed command, as `npx --no-install sms-sandbox` finds it in a project that depends on the package.
    const cli = fileURLToPath(new URL("../../packages/sandbox/src/cli.ts", import.meta.url));
    const command = `#!/bin/sh\nshift 2\nexec "${process.execPath}" --conditions=@sms-composer/source "${cli}" "$@"\n`;
    await writeFile(join(folder, "npx"), command);
    await chmod(join(folder, "npx"), 0o755);
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  const path = (): string => `${folder}${delimiter}${process.env["PATH"]}`;
  const example = async (name: string): Promise<string> =>
    (await readFile(new URL(name, EXAMPLES), "utf8")).replaceAll("http://127.0.0.1:8025", server.address);

  test("start.sh: the command starts, and its first line is its address", { skip: requires("shell") }, async () => {
    const script = (await example("start.sh")).replace("--api-key", "--port 0 --api-key");
    const child = spawn("sh", ["-c", `exec ${script}`], { env: { ...process.env, PATH: path() } });
    const first = await new Promise<string>(
      (resolve) => void child.stdout.once("data", (data: Buffer) => resolve(String(data))),
    );
    assert.match(first, /^http:\/\/127\.0\.0\.1:\d+\n/);
    child.kill();
    await new Promise((resolve) => void child.once("exit", resolve));
  });

  test("try.sh: the message arrives", { skip: requires("curl", "shell") }, async () => {
    const { stdout } = await runCommand(call("sh", "-c", await example("try.sh")), folder);
    assert.equal(JSON.parse(stdout).success, true);
    assert.equal(server.sandbox.received("+33600000000").at(-1), "Votre commande est prete \nIl reste 5 € à régler");
  });

  test(
    "control.sh: a lost answer, an hour, a STOP, and what the phone shows",
    { skip: requires("curl", "shell") },
    async () => {
      const { status, stdout } = await runCommand(call("sh", "-c", await example("control.sh")), folder);
      assert.equal(status, 0);
      assert.match(stdout, /"faults":\[\{"fault":"drop-after","call":"send","times":1\}\]/);
      assert.match(stdout, /"stopped":true/);
    },
  );

  test("integration-test.ts: passes", async () => {
    const file = fileURLToPath(new URL("integration-test.ts", EXAMPLES));
    const { status, stdout } = await runCommand(
      call(process.execPath, "--conditions=@sms-composer/source", "--test", file),
      folder,
    );
    assert.equal(status, 0, stdout);
    assert.match(stdout, /pass 1/);
  });

  test("integration_test.py: passes", { skip: requires("python", "shell") }, async () => {
    const file = fileURLToPath(new URL("integration_test.py", EXAMPLES));
    const { status, stderr } = await runCommand(call("python3", "-B", file), folder, { PATH: path() });
    assert.equal(status, 0, stderr);
    assert.match(stderr, /Ran 2 tests/);
  });
});

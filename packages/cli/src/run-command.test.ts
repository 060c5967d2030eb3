import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { run } from "./command-run.fixture.ts";
import { HELP } from "./help-page.ts";

const folder = mkdtempSync(join(tmpdir(), "sms-segments-"));
after(() => rmSync(folder, { recursive: true }));

function file(content: string | Uint8Array): string {
  const path = join(folder, "text.txt");
  writeFileSync(path, content);
  return path;
}

/** Units of the text that the command has read. */
const unitsOf = (stdout: string) => (JSON.parse(stdout) as { units: number }).units;

test("--help prints the page, --version the version", async () => {
  assert.deepEqual(await run(["--help"]), { status: 0, stdout: HELP, stderr: "" });
  assert.deepEqual(await run(["--version"]), { status: 0, stdout: "1.2.3\n", stderr: "" });
});

test("a command that makes no sense is answered in one sentence, with status 2", async () => {
  assert.deepEqual(await run(["--mode", "\u001b[2J"]), {
    status: 2,
    stdout: "",
    stderr: 'sms-segments: --mode is gsm, unicode, or auto, not "\\u{1b}[2J"\nTry: sms-segments --help\n',
  });
});

test("the line end that closes an input is not part of the text, every other one is", async () => {
  for (const [content, units] of [
    ["abc", 3],
    ["abc\n", 3],
    ["abc\r\n", 3],
    ["abc\n\n", 5],
    ["abc\r", 5],
    ["\ufeffabc", 3],
  ] as const) {
    assert.equal(unitsOf((await run(["--json", "--file", file(content)])).stdout), units, JSON.stringify(content));
    assert.equal(unitsOf((await run(["--json"], { stdin: [content] })).stdout), units, JSON.stringify(content));
  }
});

test("a character may be split over two chunks", async () => {
  const bytes = Buffer.from("é€");
  const stdin = Array.from(bytes, (byte) => new Uint8Array([byte]));
  assert.equal(unitsOf((await run(["--json"], { stdin })).stdout), 3);
});

const UNREADABLE: readonly (readonly [what: string, content: Uint8Array, sentence: RegExp])[] = [
  ["Latin-1", Buffer.from("été", "latin1"), /text\.txt is not UTF-8 text/],
  ["UTF-16 LE", Buffer.from("\ufeffOui", "utf16le"), /is UTF-16 text: save it as UTF-8/],
  ["UTF-16 BE", Buffer.from("\ufeffOui", "utf16le").swap16(), /is UTF-16 text: save it as UTF-8/],
  ["more than 2 MiB", Buffer.alloc(2 * 1024 * 1024 + 1, "a"), /is longer than 2 MiB: .*--lines/],
];

for (const [what, content, sentence] of UNREADABLE) {
  test(`a file with ${what} is refused with status 2`, async () => {
    const { status, stdout, stderr } = await run(["--file", file(content)]);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, sentence);
    assert.doesNotMatch(stderr, /--help/);
  });
}

test("2 MiB are a text", async () => {
  const { stdout } = await run(["--json"], { stdin: [Buffer.alloc(2 * 1024 * 1024, "a")] });
  assert.equal(unitsOf(stdout), 2 * 1024 * 1024);
});

test("a file that cannot be read is reported with the reason, with and without --lines", async () => {
  for (const options of [[], ["--lines"]]) {
    const missing = await run([...options, "--file", join(folder, "none.txt")]);
    assert.equal(missing.status, 2);
    assert.match(missing.stderr, /^sms-segments: Cannot read .*none\.txt: there is no such file\n$/);
    const aFolder = await run([...options, "--file", folder]);
    assert.match(aFolder.stderr, /: it is a folder\n$/);
  }
});

test("an input that breaks off is reported", async () => {
  async function* broken() {
    yield "Oui";
    throw new Error("the disk is gone");
  }
  const { status, stderr } = await run([], { stdin: broken() });
  assert.deepEqual([status, stderr], [2, "sms-segments: Cannot read standard input: the disk is gone\n"]);
});

test("a person at a terminal sees that the text is waited for", async () => {
  const text = await run(["--json"], { stdin: ["Oui\n"], stdinIsTTY: true });
  assert.equal(text.stderr, "Type the text, then Ctrl+D.\n");
  const lines = await run(["--lines"], { stdin: ["Oui\n"], stdinIsTTY: true });
  assert.equal(lines.stderr, "Type one text on each line, then Ctrl+D.\n");
});

test("an error that nobody can hear of still has its status", async () => {
  assert.deepEqual(await run(["--mode"], { deaf: true }), { status: 2, stdout: "", stderr: "" });
});

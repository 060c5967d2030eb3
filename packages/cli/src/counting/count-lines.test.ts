import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { analyzeMessage } from "@sms-composer/core/segments";
import { run } from "../command-run.fixture.ts";

const LINES = "Bonjour\r\n\nl'hôtel “Oui”\n😀\n";

test("each line is a text, and the totals come last", async () => {
  const { status, stdout, stderr } = await run(["--lines"], { stdin: [LINES] });
  assert.deepEqual([status, stderr], [1, ""]);
  assert.equal(
    stdout,
    `    line   SMS   units
       1     1       7
       3     1      12  ✖ 1 character not in the GSM alphabet: ”, 2 replaced
       4     0       0  ✖ 1 character not in the GSM alphabet: 😀

texts                      3  1 empty line passed over
SMS                        2  3 in Unicode mode
units                     19
with replaced characters   1
cannot be sent             2  the first in line 3
`,
  );
});

test("the status is 0 when every text can be sent", async () => {
  const { status, stdout } = await run(["-l", "--mode", "auto"], { stdin: ["Oui\n😀"] });
  assert.equal(status, 0);
  assert.match(stdout, /^ +1 +1 +3\n +2 +1 +2 {2}Unicode\n/m);
  assert.match(stdout, /^cannot be sent +0$/m);
  assert.equal((await run(["-l"])).status, 0, "no text at all");
});

test("--problems shows only the texts that cannot be sent, and counts all", async () => {
  const { stdout } = await run(["-l", "--problems"], { stdin: [LINES] });
  assert.deepEqual(
    stdout
      .split("\n")
      .slice(1, 3)
      .map((row) => Number.parseInt(row, 10)),
    [3, 4],
  );
  assert.match(stdout, /^texts +3 /m);
});

test("--json has a line for each text, then the totals", async () => {
  const { status, stdout } = await run(["-l", "--json"], { stdin: [LINES, new Uint8Array([0xff, 0x0a])] });
  assert.equal(status, 1);
  const [first, second, third, unreadable, totals, ...rest] = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
  assert.deepEqual(first, { line: 1, ...analyzeMessage("Bonjour") });
  assert.deepEqual(second, { line: 3, ...analyzeMessage("l'hôtel “Oui”") });
  assert.deepEqual(third, { line: 4, ...analyzeMessage("😀") });
  assert.deepEqual(unreadable, { line: 5, error: "not-utf-8" });
  assert.deepEqual(totals, {
    totals: {
      texts: 4,
      emptyLines: 1,
      segments: 2,
      units: 19,
      unicodeSegments: 3,
      withReplacements: 1,
      withProblems: 3,
      firstProblem: 3,
    },
  });
  assert.deepEqual(rest, []);
});

test("a line that is no text or too long is reported, and the next one is read", async () => {
  const stdin = [new Uint8Array([0x61, 0xe9, 0x0a]), "a".repeat(300_000), "\nOui"];
  const { status, stdout } = await run(["-l"], { stdin });
  assert.equal(status, 1);
  assert.match(stdout, /^ +1 +- +- {2}✖ not UTF-8 text\n +2 +- +- {2}✖ longer than 256 KiB\n +3 +1 +3$/m);
});

test("--fix writes every line, in its place", async () => {
  const { status, stdout, stderr } = await run(["-l", "--fix"], { stdin: ["“Oui”\n\na\u2028b\r\n😀"] });
  assert.deepEqual([status, stdout], [1, '“Oui"\n\na:br:b\n😀\n']);
  assert.equal(stderr, "sms-segments: 1 of 3 texts still cannot be sent, the first in line 4\n");
  assert.equal((await run(["-l", "--fix"], { stdin: ["…"] })).stderr, "");
  assert.equal((await run(["-l", "--fix"], { stdin: ["\u001b"], stdout: { isTTY: true } })).stdout, "\\u{1b}\n");
});

test("--fix loses no line: it stops at one that it cannot read", async () => {
  const { status, stderr } = await run(["-l", "--fix"], { stdin: ["Oui\n", new Uint8Array([0xff])] });
  assert.deepEqual([status, stderr], [2, "sms-segments: Line 2 is not UTF-8 text\n"]);
});

test("a byte order mark before the first line is not part of it", async () => {
  const { stdout } = await run(["-l"], { stdin: ["\ufeffOui\n\ufeffOui"] });
  assert.match(stdout, /^ +1 +1 +3$/m);
  assert.match(stdout, /^ +2 +1 +3 {2}✖/m);
});

test("UTF-16 is named in the error", async () => {
  const { status, stderr } = await run(["-l"], { stdin: [Buffer.from("\ufeffOui", "utf16le")] });
  assert.deepEqual([status, stderr], [2, "sms-segments: standard input is UTF-16 text: save it as UTF-8\n"]);
});

test("lines are written as they arrive, and nothing is read for a reader that has left", async () => {
  let read = 0;
  async function* endless() {
    for (;;) {
      read++;
      yield "Oui\n😀\n";
    }
  }
  const later = await run(["-l"], { stdin: endless(), readerLeaves: "later" });
  assert.deepEqual([later.status, later.stdout], [1, "    line   SMS   units\n"]);
  assert.ok(read < 100, `${read} chunks were read`);
  assert.equal((await run(["-l"], { stdin: endless(), readerLeaves: true })).status, 0);
});

test("progress is shown on the terminal of standard error, and taken away before anything is written", async () => {
  let time = 0;
  const { stdout, stderr } = await run(["-l", "--problems"], {
    stdin: ["Oui\n", "Non\n", "😀\n"],
    stderr: { isTTY: true, columns: 80 },
    now: () => (time += 100),
  });
  assert.equal(stderr, "\r1 text\r2 texts\r       \r\r3 texts\r       \r");
  assert.match(stdout, /😀/);
});

test("a person who stops it sees how far it came", async () => {
  let onStop = () => {};
  async function* interrupted() {
    yield "Oui\nNon\n";
    // Streams read ahead of what is counted.
    for (let turn = 0; turn < 10; turn++) await setImmediate();
    onStop();
  }
  const { stderr } = await run(["-l"], { stdin: interrupted(), onInterrupt: (given) => (onStop = given) });
  assert.equal(stderr, "Stopped after 2 texts.\n");
});

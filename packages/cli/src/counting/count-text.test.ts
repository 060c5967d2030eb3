import assert from "node:assert/strict";
import { test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { analyzeMessage } from "@sms-composer/core/segments";
import { run } from "../command-run.fixture.ts";

/** A line of the report, however its columns are set. */
const says = (output: string, ...lines: string[]) => {
  const found = output.split("\n").map((line) => line.trim().replace(/ {2,}/g, "  "));
  for (const line of lines) assert.ok(found.includes(line), `${JSON.stringify(line)} is not in:\n${output}`);
};

test("the report has counts, segments, what is left and what Unicode would need", async () => {
  const { status, stdout, stderr } = await run(["Bonjour"]);
  assert.deepEqual([status, stderr], [0, ""]);
  assert.equal(
    stdout,
    `1 SMS in GSM mode: 7 units, 160 in one SMS
✔ can be sent as it is

  SMS  units     characters  what arrives
    1      7            0-7  Bonjour

153 units left before one SMS more
Unicode mode would need 1 SMS
`,
  );
});

test("each segment has its boundaries, and a line break is shown within its row", async () => {
  const { stdout } = await run([`${"a".repeat(152)}€${"b".repeat(10)}\n`]);
  says(
    stdout,
    "2 SMS in GSM mode: 166 units, 153 in each SMS",
    `1  152  0-152  ${"a".repeat(152)}`,
    "2  14  152-164  €bbbbbbbbbb⏎",
    "139 units left before one SMS more",
    "6 units less would be one SMS fewer",
    "Unicode mode would need 3 SMS",
  );
});

test("replacements are reported once each, with what they cost and where they stand", async () => {
  const { status, stdout } = await run(["œœ[ô] ^"]);
  assert.equal(status, 0);
  says(
    stdout,
    "The platform replaces 6 characters, 2 units fewer:",
    "œ → oe  ×2  2 units more  at 0, 1",
    "[ → (  ×1  1 unit fewer  at 2",
    "ô → o  ×1  same length  at 3",
    "] → )  ×1  1 unit fewer  at 4",
    "^ → nothing  ×1  2 units fewer  at 6",
  );
});

test("of many places the first five are named", async () => {
  const { stdout } = await run(["ê".repeat(7)]);
  says(stdout, "ê → e  ×7  same length  at 0, 1, 2, 3, 4, …");
});

test("what cannot be sent is reported with what could be written, and ends with status 1", async () => {
  const { status, stdout } = await run(["”a\u200b\u00a0😀”"]);
  assert.equal(status, 1);
  says(
    stdout,
    "✖ cannot be sent as it is:",
    "5 characters cannot be sent, and not counted above:",
    '” U+201D  ×2  write "  at 0, 6',
    "U+200B  ×1  leave it out  at 2",
    "U+00A0  ×1  write a space  at 3",
    "😀 U+1F600  ×1  nothing says the same  at 4",
    "--fix prints the text with what is suggested",
    "--mode unicode sends every character",
  );
});

test("--fix is proposed only where it helps", async () => {
  for (const args of [["😀"], ["--profile", "standard", "”"]]) {
    assert.doesNotMatch((await run(args)).stdout, /--fix/, args.join(" "));
  }
});

test("long tables end with how much is not shown", async () => {
  const everything = Array.from({ length: 30 }, (_, at) => String.fromCodePoint(0x0410 + at)).join("");
  says((await run([everything])).stdout, "… and 10 more: --json has all");
  says(
    (await run(["a".repeat(153 * 25)])).stdout,
    "… and 5 more: --json has all",
    "25 SMS, at most 10 go out as one message",
  );
});

test("Unicode mode is compared with GSM", async () => {
  says((await run(["--mode", "unicode", "été"])).stdout, "GSM mode would need 1 SMS");
  const { status, stdout } = await run(["--mode", "auto", "été 😀"]);
  assert.equal(status, 0);
  says(
    stdout,
    "1 SMS in Unicode mode: 6 units, 70 in one SMS",
    "GSM mode would need 1 SMS, and could not carry 1 character",
  );
  assert.doesNotMatch((await run(["--mode", "unicode", "\ud83d"])).stdout, /--mode|would need/);
});

test("the STOP mention is shown and counted, or why there is none", async () => {
  says((await run(["--stop", "Promo"])).stdout, 'the STOP mention is in the count: "STOP 36xxx", 11 units');
  says((await run(["--stop=NON {1}", "Promo"])).stdout, 'the STOP mention is in the count: "NON (1)", 8 units');
  says((await run(["--stop", "Promo STOP 36180"])).stdout, "no STOP mention is added: the text ends in one");
  says(
    (await run(["--stop", "--range", "lowCost", "Promo NoPub=STOP"])).stdout,
    "no STOP mention is added: Low Cost has none",
  );
});

test("Low Cost and Unicode mode do not go together, except by the standard, which has no ranges", async () => {
  const { status, stdout } = await run(["--range", "lowCost", "--mode", "auto", "😀"]);
  assert.equal(status, 1);
  says(stdout, "Low Cost cannot be sent in Unicode mode");
  assert.equal((await run(["--range", "lowCost", "--mode", "auto", "--profile", "standard", "😀"])).status, 0);
});

test("an empty text, and one of which nothing arrives, cannot be sent", async () => {
  for (const text of ["", "^~"]) {
    const { status, stdout } = await run([text]);
    assert.equal(status, 1);
    says(stdout, "0 SMS in GSM mode: 0 units, 160 in one SMS", "there is nothing to send");
    assert.doesNotMatch(stdout, /what arrives|left/);
  }
});

test("--json is what analyzeMessage returns, with the issues of the options", async () => {
  const text = "“Été” à 5 €\n\u001b";
  const { status, stdout } = await run(["--json", text]);
  assert.equal(status, 1);
  assert.deepEqual(JSON.parse(stdout), analyzeMessage(text));
  assert.equal(stdout.split("\n").length, 2);
  const { issues } = JSON.parse((await run(["--json", ""])).stdout) as { issues: unknown };
  assert.deepEqual(issues, [{ field: "message", code: "required" }]);
});

test("--fix prints the text with its suggestions, and says what it could not mend", async () => {
  assert.deepEqual(await run(["--fix", "“Oui” – ô…"]), { status: 0, stdout: '“Oui" - ô...\n', stderr: "" });
  assert.deepEqual(await run(["--fix", "”😀"]), {
    status: 1,
    stdout: '"😀\n',
    stderr: "sms-segments: still 1 character not in the GSM alphabet: 😀\n",
  });
  const { status, stdout } = await run(["--fix", "--range", "lowCost", "--stop", "Promo"]);
  assert.deepEqual([status, stdout], [0, "Promo NoPub=STOP\n"]);
});

test("on a terminal, rows are wrapped and nothing in a text is obeyed", async () => {
  const terminal = { isTTY: true, columns: 50 };
  const { stdout } = await run(["abcdefghijklmnopqrstuvwxyz"], { stdout: terminal });
  says(stdout, "1  26  0-26  abcdefghijklmnopqrstu", "vwxyz");
  assert.equal((await run(["--fix", "a\n\u001b[2Jb"], { stdout: terminal })).stdout, "a\n\\u{1b}[2Jb\n");
  assert.equal((await run(["--fix", "a\n\u001b[2Jb"])).stdout, "a\n\u001b[2Jb\n");
  const hostile = await run(["\u001b[2J\u009b"], { stdout: terminal });
  assert.doesNotMatch(stripVTControlCharacters(hostile.stdout), /(?!\n)\p{Cc}/u);
});

test("a reader that has left is no error", async () => {
  assert.deepEqual(await run(["Hello"], { readerLeaves: true }), { status: 0, stdout: "", stderr: "" });
});

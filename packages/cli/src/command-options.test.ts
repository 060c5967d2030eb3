import assert from "node:assert/strict";
import { test } from "node:test";
import { readCommand } from "./command-options.ts";

const REPORT = { form: "report", lines: false, problemsOnly: false, analysis: {} };

test("a text comes from the argument, a file or standard input", () => {
  assert.deepEqual(readCommand(["Hello"]), { ...REPORT, origin: { from: "argument", text: "Hello" } });
  assert.deepEqual(readCommand([""]), { ...REPORT, origin: { from: "argument", text: "" } });
  assert.deepEqual(readCommand(["--file", "a.txt"]), { ...REPORT, origin: { from: "file", path: "a.txt" } });
  assert.deepEqual(readCommand(["-f", "a.txt"]), { ...REPORT, origin: { from: "file", path: "a.txt" } });
  for (const args of [[], ["-"], ["--file", "-"]]) {
    assert.deepEqual(readCommand(args), { ...REPORT, origin: { from: "stdin" } }, args.join(" "));
  }
});

test("a text may begin with a dash, after two dashes", () => {
  const { origin } = readCommand(["--", "-10 %"]) as { origin: unknown };
  assert.deepEqual(origin, { from: "argument", text: "-10 %" });
});

test("the options of the analysis are those of analyzeMessage", () => {
  const analysisOf = (...args: string[]) => (readCommand([...args, "text"]) as { analysis: unknown }).analysis;
  assert.deepEqual(analysisOf("--mode", "auto", "--profile", "standard", "--range", "lowCost"), {
    mode: "auto",
    profile: "standard",
    range: "lowCost",
  });
  assert.deepEqual(analysisOf("--stop"), { stop: true });
  assert.deepEqual(analysisOf("--stop="), { stop: true });
  assert.deepEqual(analysisOf("--stop=STOP 36180"), { stop: " STOP 36180" });
});

test("--stop after two dashes is a text", () => {
  const { origin, analysis } = readCommand(["--stop", "--", "--stop"]) as { origin: unknown; analysis: unknown };
  assert.deepEqual([origin, analysis], [{ from: "argument", text: "--stop" }, { stop: true }]);
});

test("--json, --fix, --lines and --problems say what is written", () => {
  const order = (...args: string[]) => {
    const { form, lines, problemsOnly } = readCommand(args) as {
      form: string;
      lines: boolean;
      problemsOnly: boolean;
    };
    return [form, lines, problemsOnly];
  };
  assert.deepEqual(order("--json"), ["json", false, false]);
  assert.deepEqual(order("--fix"), ["fix", false, false]);
  assert.deepEqual(order("-l"), ["report", true, false]);
  assert.deepEqual(order("--lines", "--problems", "--json"), ["json", true, true]);
});

test("--help and --version come before everything else", () => {
  assert.equal(readCommand(["--help", "a", "b"]), "help");
  assert.equal(readCommand(["-h"]), "help");
  assert.equal(readCommand(["-v", "--mode", "none"]), "version");
});

const NONSENSE: readonly (readonly [sentence: RegExp, ...args: string[]])[] = [
  [/put quotes around it/, "two", "texts"],
  [/not from both/, "text", "--file", "a.txt"],
  [/--file is empty/, "--file="],
  [/--mode is gsm, unicode, or auto, not "ascii"/, "--mode", "ascii"],
  [/--profile is smspartner or standard, not ""/, "--profile="],
  [/--range is premium or lowCost, not "eco"/, "--range", "eco"],
  [/--lines reads a file or standard input/, "--lines", "text"],
  [/--problems goes with --lines/, "--problems"],
  [/leave out --json/, "--fix", "--json"],
  [/leave out --problems/, "--fix", "--problems", "--lines"],
  [/--fix is for GSM mode/, "--fix", "--mode", "unicode"],
  [/leave out --profile standard/, "--fix", "--profile", "standard"],
  [/Unknown option '--colour'/, "--colour"],
  [/argument missing/, "--file"],
];

for (const [sentence, ...args] of NONSENSE) {
  test(`${args.join(" ")} makes no sense, and the reason is reported`, () => {
    assert.throws(() => readCommand(args), sentence);
  });
}

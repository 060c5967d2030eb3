import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeMessage } from "@sms-composer/core/segments";
import { previewRuns } from "./preview-runs.ts";

const runsOf = (text: string, options = {}, max = 12) => previewRuns(text, analyzeMessage(text, options), max);

test("the runs say the text of the handset, nothing more and nothing less", () => {
  for (const text of [
    "Être prêt à l’été : 20 % sur « l’œuvre » [code {A|B}] – à bientôt…\nL’équipe",
    "e\u0302tre:br:10 :euro: \r\n — 😀 ï",
    "ê".repeat(400),
    "x".repeat(152) + "[" + "y".repeat(200),
    "",
  ]) {
    const analysis = analyzeMessage(text, { stop: true });
    assert.equal(
      previewRuns(text, analysis, 12)
        .flat()
        .map((run) => run.text)
        .join(""),
      analysis.text,
    );
  }
});

test("what was replaced is marked with what it was, also behind characters that are left out", () => {
  const marked = runsOf("a–e\u0302 [b…]\r\n:euro:œ")
    .flat()
    .filter((run) => run.from);
  assert.deepEqual(
    marked.map(({ from, text }) => [from, text]),
    [
      ["ê", "e"],
      ["[", "("],
      ["]", ")"],
      ["œ", "oe"],
    ],
  );
});

test("each SMS has runs of its own", () => {
  assert.deepEqual(
    runsOf("x".repeat(400)).map((runs) => runs.map(({ text }) => text.length)),
    [[153], [153], [94]],
  );
});

test("addresses and the STOP mention are told apart from the text", () => {
  const runs = runsOf("voir www.exemple.fr/a maintenant", { stop: true }).flat();
  assert.deepEqual(
    runs.map(({ text, isLink, isStop }) => [text, isLink ?? false, isStop ?? false]),
    [
      ["voir ", false, false],
      ["www.exemple.fr/a", true, false],
      [" maintenant", false, false],
      [" STOP 36xxx", false, true],
    ],
  );
});

test("no more than the SMS asked for are drawn", () => {
  const runs = runsOf("x".repeat(1_000_000), {}, 12);
  assert.equal(runs.length, 12);
  assert.equal(
    runs
      .flat()
      .map(({ text }) => text)
      .join("").length,
    12 * 153,
  );
});

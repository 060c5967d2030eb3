import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeMessage } from "@sms-composer/core/segments";
import { previewSegments, runsOf } from "./preview-runs.ts";

const arriving = (text: string, options = {}, max = 12) =>
  previewSegments(analyzeMessage(text, options), max).map(runsOf);

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
      previewSegments(analysis, 12)
        .flatMap(runsOf)
        .map((run) => run.text)
        .join(""),
      analysis.text,
    );
  }
});

test("what was replaced is marked with what it was, also behind characters that are left out", () => {
  const marked = arriving("a–e\u0302 [b…]\r\n:euro:œ")
    .flat()
    .filter((run) => run.look);
  assert.deepEqual(
    marked.map(({ look, text }) => [look, text]),
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
    arriving("x".repeat(400)).map((runs) => runs.map(({ text }) => text.length)),
    [[153], [153], [94]],
  );
});

test("addresses and the STOP mention are told apart from the text", () => {
  const runs = arriving("voir www.exemple.fr/a maintenant", { stop: true }).flat();
  assert.deepEqual(
    runs.map(({ text, look }) => [text, look]),
    [
      ["voir ", undefined],
      ["www.exemple.fr/a", "link"],
      [" maintenant", undefined],
      [" STOP 36xxx", "stop"],
    ],
  );
});

test("no more than the SMS asked for are drawn", () => {
  const runs = arriving("x".repeat(1_000_000), {}, 12);
  assert.equal(runs.length, 12);
  assert.equal(
    runs
      .flat()
      .map(({ text }) => text)
      .join("").length,
    12 * 153,
  );
});

test("an address that goes on in the next SMS is one in both, and what is replaced in it is marked", () => {
  const [first, second] = arriving(`${"x".repeat(140)} www.exemple.fr/œ ${"y".repeat(20)}`);
  assert.deepEqual(first?.at(-1), { text: "www.exemple.", look: "link" });
  assert.deepEqual(second?.slice(0, 2), [
    { text: "fr/", look: "link" },
    { text: "oe", look: "œ" },
  ]);
});

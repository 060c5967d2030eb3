import assert from "node:assert/strict";
import { test } from "node:test";
import type { AnalysisOptions } from "./analysis-options.ts";
import { analyzeMessage } from "./message-analysis.ts";
import { countSegments } from "./segment-count.ts";

const agree = (text: string, options: AnalysisOptions): void => {
  const { encoding, units, segments } = analyzeMessage(text, options);
  const expected = { encoding, units, segments: segments.length };
  assert.deepEqual(countSegments(text, options), expected, JSON.stringify([text, options]));
};

const TEXTS = [
  "",
  "😀",
  "~^|",
  "a".repeat(160),
  "œ".repeat(80) + "a",
  "Noël à l’œuvre :\r\n5 €",
  ":br::euro:",
  ":b|r:",
  ":êuro:",
  "e\u0301".repeat(153) + "\u0302",
  "~".repeat(152) + "ж" + "~".repeat(152),
  "a".repeat(150),
  "a".repeat(152) + "€" + "a".repeat(141),
  "\ud83d".repeat(80),
  "ж".repeat(66) + "😀" + "\n".repeat(40),
  "Soldes STOP 36123",
  "\n".repeat(200),
];

const all: Required<AnalysisOptions>[] = (["gsm", "unicode", "auto"] as const).flatMap((mode) =>
  (["smspartner", "standard"] as const).flatMap((profile) =>
    (["premium", "lowCost"] as const).flatMap((range) =>
      [false, true, " STOP au 36111", "\nSTOP €", " ж", ":br:", "x".repeat(200)].map((stop) => ({
        mode,
        profile,
        range,
        stop,
      })),
    ),
  ),
);

test("countSegments and analyzeMessage agree on every combination of options", () => {
  for (const options of all) for (const text of TEXTS) agree(text, options);
});

test("they agree at every length around every boundary", () => {
  for (const options of [{}, { stop: true }, { stop: true, mode: "unicode" }, { profile: "standard" }] as const) {
    for (const filling of ["a", "€", "œ", "\n", "é", "😀"]) {
      for (const end of ["", "€", "😀", "ж", "œ\n"]) {
        for (const length of [
          34, 35, 66, 67, 68, 75, 76, 77, 79, 80, 149, 150, 152, 153, 154, 159, 160, 161, 305, 306,
        ]) {
          agree(filling.repeat(length) + end, options);
        }
      }
    }
  }
});

test("an empty message is 0 SMS, mention or not", () => {
  for (const text of ["", "😀", "~", "\t"]) {
    assert.deepEqual(countSegments(text, { stop: true }), { encoding: "gsm", units: 0, segments: 0 });
  }
  assert.deepEqual(countSegments("\ud83d", { stop: true, mode: "unicode" }), {
    encoding: "unicode",
    units: 0,
    segments: 0,
  });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { GSM_BASIC } from "../../gsm/alphabet.ts";
import { analyzeMessage } from "../message-analysis.ts";
import { REPLACED_CHARACTERS, replaceCharacters } from "./replaced-characters.ts";
import { countSegments } from "../segment-count.ts";

/** The vendor's documented table, as it was transcribed: the truth that the code is held against. */
const { rows } = JSON.parse(
  readFileSync(new URL("../../../../../test/reference/replaced-characters.json", import.meta.url), "utf8"),
) as { rows: { from: string; codePoint: string; to: string }[] };

test("the table has the 53 rows of the vendor's, in the same order, and no other", () => {
  assert.equal(rows.length, 53);
  assert.deepEqual(
    Object.entries(REPLACED_CHARACTERS),
    rows.map(({ from, to }) => [from, to]),
  );
});

for (const { from, codePoint, to } of rows) {
  test(`${codePoint} ${from} arrives as ${to === "" ? "nothing" : to}`, () => {
    assert.equal(from.codePointAt(0), Number.parseInt(codePoint.slice(2), 16));
    assert.deepEqual(replaceCharacters(`x${from}y`), {
      text: `x${to}y`,
      replacements: [{ index: 1, from, to }],
    });
    const analysis = analyzeMessage(`x${from}y`);
    assert.equal(analysis.text, `x${to}y`);
    assert.equal(analysis.units, 2 + to.length, "replaced first, counted second");
    assert.deepEqual(analysis.unsupported, []);
    assert.equal(countSegments(`x${from}y`).units, 2 + to.length);
    assert.equal(analyzeMessage(from.normalize("NFD")).text, to, "typed as a sequence it is the same");
    assert.equal(analyzeMessage(from, { mode: "unicode" }).text, from, "Unicode mode replaces nothing");
    assert.equal(analyzeMessage(from, { profile: "standard", mode: "auto" }).text, from, "nor does the standard");
  });
}

test("everything that the table puts in is a basic character of one septet, which is not replaced again", () => {
  for (const { to } of rows) {
    for (const character of to) {
      assert.ok(GSM_BASIC.includes(character));
      assert.equal(REPLACED_CHARACTERS[character], undefined);
    }
  }
});

test("replaceCharacters applies the vendor's table alone and says where each replacement stands in the source", () => {
  assert.deepEqual(replaceCharacters("L’e\u0302tre\r\n😀 œ"), {
    text: "L'etre\n😀 oe",
    replacements: [
      { index: 1, from: "’", to: "'" },
      { index: 2, from: "ê", to: "e" },
      { index: 12, from: "œ", to: "oe" },
    ],
  });
});

test("replaceCharacters leaves alone what is in neither table, and tokens", () => {
  const text = "ж \t…\ud83d\x1b:br:€ Ça";
  assert.deepEqual(replaceCharacters(text), { text, replacements: [] });
});

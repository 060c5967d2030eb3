import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { analyzeMessage } from "../gateways/message-analysis.ts";
import { countSegments } from "../gateways/segment-count.ts";
import { findFieldLookalikes } from "./field-lookalikes.ts";
import { fillTemplate } from "./filled-template.ts";
import { estimateRange } from "./length-range.ts";

const OPTIONS = { fields: ["Prénom", "RDV"] };

test("each field gets the value of its column", () => {
  assert.deepEqual(fillTemplate("{prenom}, {RDV} {{x}}", { Prénom: "Zoé", RDV: "lundi" }, OPTIONS), {
    text: "Zoé, lundi {x}",
    issues: [],
  });
});

test("values are text, whatever they hold", () => {
  for (const value of ["{RDV}", "{{", "}", "|", "$&", ":br:", "a\nb", "漢", "x".repeat(10_000), " Zoé "]) {
    assert.equal(fillTemplate("{Prénom}!", { Prénom: value }, OPTIONS).text, `${value}!`);
  }
});

test("an empty value takes the default, and without one is an issue of the row", () => {
  for (const row of [{}, { Prénom: "" }, { Prénom: " \u00a0\u200b\n" }, { Prénom: null }] as Record<string, string>[]) {
    assert.deepEqual(fillTemplate("Bonjour {Prénom|cher client},", row, OPTIONS), {
      text: "Bonjour cher client,",
      issues: [],
    });
    assert.deepEqual(fillTemplate("Bonjour {Prénom},", row, OPTIONS), {
      text: "Bonjour ,",
      issues: [{ code: "empty-field", params: { name: "Prénom" }, index: 8, length: 8 }],
    });
  }
});

test("what is wrong with the template and with the row is reported in the order of the text, and stays as typed", () => {
  const { text, issues } = fillTemplate("{ {RDV} {Prenon|x} {{RDV}} {RDV|y}", {}, OPTIONS);
  assert.equal(text, "{  {Prenon|x} {{RDV}} y");
  assert.deepEqual(
    issues.map(({ code }) => code),
    ["unclosed-field", "empty-field", "unknown-field", "double-braces"],
  );
});

test("a row is read by its own headings, never by what every object has", () => {
  const fields = ["constructor", "__proto__", "Nom", "Nom", "{a}"];
  assert.equal(fillTemplate("{constructor|x}{__proto__|y}", {}, { fields }).text, "xy");
  assert.equal(fillTemplate("{a}", { "{a}": "1" }, { fields }).text, "1");
  assert.equal(fillTemplate("{Nom 2}", { Nom: "1", "Nom 2": "2" }, { fields }).text, "2");
});

test("without columns a text stays as it is", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.deepEqual(fillTemplate(text, {}, { fields: [] }), { text, issues: [] });
    }),
  );
});

test("filled and then analysed is the analysis of the filled text, and no text makes it throw", () => {
  const piece = fc.constantFrom("{Prénom}", "{RDV|d}", "{x}", "{{", "}}", "{", "é", ":b", "r:", "e", "\u0301", "€");
  const value = fc.oneof(
    fc.constantFrom("\u0301", ":br:", "r:", "{RDV}", "漢", "\r\n", ""),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(fc.array(piece), value, value, fc.boolean(), (pieces, prenom, rdv, stop) => {
      const template = pieces.join("");
      const { text } = fillTemplate(template, { Prénom: prenom, RDV: rdv }, OPTIONS);
      const again = fillTemplate(template, { RDV: rdv, Prénom: prenom }, OPTIONS);
      assert.deepEqual(analyzeMessage(again.text, { stop }), analyzeMessage(text, { stop }));
      if (!/[{}]/.test(template)) assert.equal(text, template);
    }),
    { numRuns: 300 },
  );
});

test("what looks like a field in a text without a list is reported", () => {
  assert.deepEqual(findFieldLookalikes("Bonjour {Prénom}, {{ nom du client }} {Nom|x}"), [
    { code: "looks-like-field", params: { name: "Prénom" }, index: 8, length: 8 },
    { code: "looks-like-field", params: { name: "nom du client" }, index: 18, length: 19 },
    { code: "looks-like-field", params: { name: "Nom" }, index: 38, length: 7 },
  ]);
  for (const text of [
    "",
    "{",
    "{}",
    "{ }",
    "{1}",
    "{A|B}",
    "{ un deux }",
    ":-{ a",
    `{${"a".repeat(41)}}`,
    "{a\nb}",
    '{"a":1}',
  ]) {
    assert.deepEqual(findFieldLookalikes(text), [], text);
  }
});

test("without a list a text is counted with the shortest and the longest values", () => {
  const message = `${"x".repeat(150)}{Prénom}`;
  assert.deepEqual(estimateRange(message, [{ name: "Prénom", min: 3, max: 15 }]), {
    min: { encoding: "gsm", units: 153, segments: 1 },
    max: { encoding: "gsm", units: 165, segments: 2 },
  });
  const { min, max } = estimateRange("{a}", [{ name: "a" }], { stop: true });
  assert.deepEqual([min.units, max.units], [0, 31]);
  assert.deepEqual(estimateRange("{a}", [{ name: "a", min: -1, max: Infinity }]).max, countSegments("x".repeat(2000)));
  assert.equal(estimateRange("{a|bc}", [{ name: "a", max: NaN }]).max.units, 2);
});

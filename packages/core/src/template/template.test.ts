import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compileTemplate, parseTemplate } from "./template.ts";

const FIELDS = ["Prénom", "RDV"];
const parse = (text: string, fields: readonly string[] = FIELDS) => parseTemplate(text, { fields });

test("a field is named by its column, however it is spelled", () => {
  for (const name of ["Prénom", "prenom", "PRÉNOM", " Pré-nom ", "pre_nom"]) {
    const text = `Bonjour {${name}} !`;
    assert.deepEqual(parse(text), { fields: [{ name: "Prénom", index: 8, length: name.length + 2 }], issues: [] });
  }
});

test("a default goes up to the first single closing brace", () => {
  for (const [text, wanted] of [
    ["{RDV|cher client}", "cher client"],
    ["{RDV|}", ""],
    ["{RDV|a|b}", "a|b"],
    ["{RDV|a}}b}", "a}b"],
    ["{RDV|{{a}}}", "{a}"],
    ["{RDV| x }", " x "],
  ] as const) {
    assert.deepEqual(parse(text).fields, [{ name: "RDV", default: wanted, index: 0, length: text.length }]);
    assert.deepEqual(parse(text).issues, []);
  }
});

test("double braces are literal ones, also around a field", () => {
  assert.deepEqual(parse("{{x}} }} {{ |"), { fields: [], issues: [] });
  assert.deepEqual(compileTemplate("{{x}} | } {{{{", { fields: FIELDS }).parts, ["{x} | } {{"]);
  assert.deepEqual(parse("{{{RDV}}}"), { fields: [{ name: "RDV", index: 2, length: 5 }], issues: [] });
  assert.deepEqual(
    compileTemplate("{{{RDV}}}", { fields: FIELDS }).parts.map((part) => (typeof part === "string" ? part : part.name)),
    ["{", "RDV", "}"],
  );
});

test("a column in double braces, the spelling of mailing tools, is an error with its fix", () => {
  for (const [text, fix] of [
    ["{{prenom}}", "{Prénom}"],
    ["{{ Prénom }}", "{Prénom}"],
    ["{{Prénom|cher client }}", "{Prénom|cher client}"],
    ["{{RDV|a|b}}", "{RDV|a|b}"],
  ] as const) {
    const name = fix.startsWith("{P") ? "Prénom" : "RDV";
    const issue = { code: "double-braces", params: { name, fix }, index: 2, length: text.length };
    assert.deepEqual(parse(`a ${text} b`), { fields: [], issues: [issue] });
    assert.deepEqual(compileTemplate(text, { fields: FIELDS }).parts, [text]);
  }
  for (const text of ["{{other}}", "{{Prénom", "{{Prénom}", "{{Prénom|x", "{{Pré{{nom}}", "{{}}"]) {
    assert.deepEqual(parse(text), { fields: [], issues: [] });
  }
});

test("an unknown field is an issue that offers the nearest column", () => {
  assert.deepEqual(parse("a {Prenon} {Code|x} {}").issues, [
    { code: "unknown-field", params: { name: "Prenon", nearest: "Prénom" }, index: 2, length: 8 },
    { code: "unknown-field", params: { name: "Code" }, index: 11, length: 8 },
    { code: "unknown-field", params: { name: "" }, index: 20, length: 2 },
  ]);
  const many = Array.from({ length: 30 }, (_, index) => `{Prenom${"s".repeat(index % 2)}${index}}`).join("");
  const nearest = parse(many).issues.filter(({ params }) => params["nearest"] === "Prénom");
  assert.equal(nearest.length, 20, "a text of nothing but unknown fields is compared with bounds");
});

test("a brace that is not closed is an issue, and what follows it is read on", () => {
  assert.deepEqual(parse("a { b {RDV} {RDV|x {Prénom} {").issues, [
    { code: "unclosed-field", params: {}, index: 2, length: 1 },
    { code: "unclosed-field", params: {}, index: 12, length: 1 },
    { code: "unclosed-field", params: {}, index: 28, length: 1 },
  ]);
  assert.deepEqual(
    parse("a { b {RDV} {RDV|x {Prénom} {").fields.map(({ name }) => name),
    ["RDV", "Prénom"],
  );
  for (const text of ["{RDV|x}}", "{RDV|", "{RDV", "{RDV{{"]) {
    assert.deepEqual(parse(text).issues, [{ code: "unclosed-field", params: {}, index: 0, length: 1 }]);
  }
});

test("without columns braces mean nothing", () => {
  for (const text of ["{Prénom} {{x}} {", ""]) {
    assert.deepEqual(parse(text, []), { fields: [], issues: [] });
    assert.equal(compileTemplate(text, { fields: [] }).parts.join(""), text);
  }
});

test("any text is read without an error, and every field stands where it is said to", () => {
  const piece = fc.constantFrom("{", "}", "{{", "}}", "|", "{Prénom}", "{rdv|x}", "a", "\n", "Prénom", "\ud83d", "é");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((all) => all.join("")),
        fc.string({ unit: "binary" }),
      ),
      (text) => {
        const { fields, issues } = parse(text);
        let end = 0;
        for (const { name, index, length } of fields) {
          assert.ok(index >= end && FIELDS.includes(name));
          assert.match(text.slice(index, index + length), /^\{[^]*\}$/);
          end = index + length;
        }
        for (const { index, length } of issues) assert.ok(index >= 0 && length > 0 && index + length <= text.length);
      },
    ),
    { numRuns: 500 },
  );
});

test("a text of 100,000 delimiters is read in time", () => {
  for (const piece of ["{", "}", "|", "{a|", "{a|{{", "{{a|", "{{ ", "{RDV}", "{x} "]) {
    parse(piece.repeat(100_000));
  }
});

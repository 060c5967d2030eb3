/** Lists as public bug reports have them: each number is read as its owner would, or named as wrong. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { findColumns, readSheets } from "@sms-composer/core/lists";
import { parseRecipients } from "@sms-composer/core/recipients";
import { estimateList } from "@sms-composer/core/template";

const read = (input: string, country = "FR"): string | undefined => {
  const { valid, invalid } = parseRecipients(input, { country });
  return valid[0]?.e164 ?? invalid[0]?.code;
};

test("each block of the overseas departments is its territory's, in both spellings", () => {
  for (const [national, e164] of [
    ["0709001234", "+590709001234"],
    ["0709101234", "+596709101234"],
    ["0709201234", "+262709201234"],
    ["0709301234", "+594709301234"],
    ["0709351234", "+262709351234"],
    ["0691 12 34 56", "+590691123456"],
    ["0693 14 34 56", "+262693143456"],
    ["0639 12 34 56", "+262639123456"],
  ] as const) {
    assert.equal(read(national), e164, national);
    assert.equal(read(e164), e164);
  }
  for (const [written, e164] of [
    ["+33692123456", "+262692123456"],
    ["+33709201234", "+262709201234"],
  ] as const)
    assert.ok([e164, "not-assigned"].includes(read(written) ?? ""), written);
  for (const country of ["RE", "YT", "GP", "MQ", "GF"])
    assert.equal(read("0612345678", country), "+33612345678", country);
  assert.equal(read("0690001234", "RE"), "+590690001234");
});

/** The result of a file: the heading of its numbers, and each row as ready, wrong or twice. */
async function take(text: string) {
  const { sheets, problems } = await readSheets(new TextEncoder().encode(text));
  const { columns, rows, phoneColumn = -1 } = findColumns(sheets[0] ?? assert.fail("nothing was read"));
  const { ready, invalid, duplicates } = estimateList({ message: "x", columns, rows, phoneColumn }).rows;
  return {
    heading: columns[phoneColumn],
    rows: rows.length,
    ready,
    wrong: invalid.length + duplicates.length,
    problems: problems.map(({ code }) => code),
  };
}

test("a bad quotation mark costs one row, which is named, and no other row", async () => {
  for (const [text, rows] of [
    ['Nom;Mobile\nMarie;0612345678\n"Paul;0798765432\nAnne;0655555555\nLuc;0644444444\nZoé;0633333333\n', 5],
    ['Nom;Mobile\n"Paul "Le Grand" D";0798765432\n"Anne";0655555555\nLuc;0644444444\n', 3],
    ['Nom;Mobile\nMarie;0612345678\nPaul "Le Grand;0798765432\nAnne;0655555555\n', 3],
  ] as const) {
    const found = await take(text);
    assert.deepEqual([found.rows, found.ready + found.wrong], [rows, rows], text);
    assert.ok(found.ready === rows || (found.ready === rows - 1 && found.problems.length > 0), text);
  }
});

test("the column of the numbers is found beside dates and identifiers, under titles, and as spreadsheets write numbers", async () => {
  for (const [text, heading] of [
    ["Nom;Mobile\nMarie;33612345678\nPaul;33798765432\n", "Mobile"],
    ["Nom;Inscription;Mobile\nMarie;06/07/2024;33612345678\nPaul;03/11/2023;33798765432\n", "Mobile"],
    ["Nom;SIREN;Mobile\nMarie;652014051;33612345678\nPaul;732829320;33798765432\n", "Mobile"],
    ['Nom;Mobile\nMarie;"=""0612345678"""\nPaul;"=""0798765432"""\n', "Mobile"],
    ["sep=;\r\nNom;Mobile\r\nMarie;0612345678\r\nPaul;0798765432\r\n", "Mobile"],
    ["Export du 12/06/2024\n\nNom;Mobile\nMarie;0612345678\nPaul;0798765432\n", "Mobile"],
  ] as const) {
    const { heading: found, ready } = await take(text);
    assert.deepEqual([found, ready], [heading, 2], text);
  }
});

test("a zero behind a decimal point is no digit of the number: the number is right, or named as wrong", () => {
  for (const [written, country, e164] of [
    ["+43664123456.0", "FR", "+43664123456"],
    ["664123456.0", "AT", "+43664123456"],
    ["+358412345678.0", "FR", "+358412345678"],
    ["+62812345678.0", "FR", "+62812345678"],
    ["+64211234567.0", "FR", "+64211234567"],
    ["33612345678.0", "FR", "+33612345678"],
    ["3,36123E+10", "FR", "nothing"],
  ] as const) {
    const { valid, invalid } = parseRecipients(written, { country });
    const isRight = valid.length === 1 && valid[0]?.e164 === e164 && invalid.length === 0;
    assert.ok(isRight || (valid.length === 0 && invalid.length > 0), written);
  }
});

test("the first entry of a slice is no title: words among numbers are named, wherever they stand", () => {
  const cells = Array.from({ length: 3000 }, (_, index) => `06${10_000_000 + index}`);
  for (const [place, text] of [
    [0, "aucun"],
    [500, "à demander"],
    [1000, "voir le mail"],
    [2000, "06Ê12"],
  ] as const)
    cells[place] = text;
  const { valid, invalid, duplicates, entries } = parseRecipients(cells);
  assert.deepEqual([valid.length, duplicates.length, entries], [2996, 0, 3000]);
  assert.deepEqual(
    invalid.map(({ source, line }) => [source, line]),
    [
      ["aucun", 1],
      ["à demander", 501],
      ["voir le mail", 1001],
      ["06Ê12", 2001],
    ],
  );
});

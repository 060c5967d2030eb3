import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { numberDisplay } from "./number-display.ts";
import { readSheets, SHEET_LIMITS } from "../lists.ts";
import { codeOf, inline, number, read, row, rowsOf, workbookParts, xlsx, zip } from "./workbook.fixture.ts";

describe("XLSX", () => {
  it("text of every kind: shared, in the cell, of a formula, in runs, without phonetic guides", async () => {
    const bytes = xlsx({
      strings: "<si><t>Zoé &amp; L&#xe9;o</t></si><si><r><t>Ma</t></r><r><t>rie</t></r><rPh><t>x</t></rPh></si>",
      sheets: {
        A: row(
          '<c t="s"><v>0</v></c>',
          '<c t="s"><v>1</v></c>',
          inline("a_x000D_b &lt;&#233;&#9999999;&unknown;&LT;"),
          '<c t="str"><f>A1</f><v>f</v></c>',
          '<c t="e"><v>#N/A</v></c>',
          '<c t="s"><v>99</v></c>',
          "<c t='d'><v>2026-01-02</v></c>",
        ),
      },
    });
    assert.deepEqual(await rowsOf(bytes), [
      ["Zoé & Léo", "Marie", "a\rb <é\ufffd&unknown;&LT;", "f", "#N/A", "", "2026-01-02"],
    ]);
  });

  const formats = [
    "General", "0%", "0.0%", '#,##0.00\\ "€"', "dd/mm/yyyy", "[h]:mm", '0#" "##" "##" "##" "##', "0.00E+00", "@", '"', "[$-40C]d mmmm yyyy",
    "0".repeat(2000), "[$-F800]dddd, mmmm dd, yyyy", "[$-F400]h:mm:ss AM/PM",
  ]; // prettier-ignore
  const styles = `<numFmts>${formats.map((code, id) => `<numFmt numFmtId="${200 + id}" formatCode="${code.replaceAll('"', "&quot;")}"/>`).join("")}<numFmt numFmtId="300"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${formats.map((_, id) => `<xf numFmtId="${200 + id}"/>`).join("")}<xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="10"/><xf numFmtId="77"/><xf/><xf numFmtId="300"/></cellXfs><dxfs><xf numFmtId="9"/></dxfs>`;
  for (const [value, style, shown] of [
    [33612345678, 0, "33612345678"],
    [123456789012345, 0, "123456789012345"],
    [0.1, 0, "0,1"],
    ["", 0, ""],
    ["abc", 0, "abc"],
    [0.5, 1, "50%"],
    [0.125, 2, "12,5%"],
    [1234.5, 3, "1 234,50 €"],
    [46357, 4, "01/12/2026"],
    [1.5, 5, "36:00"],
    [639982031, 6, "06 39 98 20 31"],
    [33612345678, 7, "33612345678"],
    [612345678, 8, "612345678"],
    [7, 9, "7"],
    [46357, 10, "1 décembre 2026"],
    [7, 11, "7"],
    [46357, 12, "mardi 1 décembre 2026"],
    [0.75, 13, "18:00:00"],
    [46357, 14, "01/12/2026"],
    [46357.5, 15, "01/12/2026 12:00"],
    [0.125, 16, "12,50%"],
    [7, 17, "7"],
    [7, 18, "7"],
    [7, 19, "7"],
    [7, 99, "7"],
  ] as const) {
    it(`shows ${value} as ${JSON.stringify(shown)} (style ${style})`, async () => {
      const bytes = xlsx({ styles, sheets: { A: row(inline("x"), number(value, style)) } });
      assert.equal((await rowsOf(bytes))[0]?.[1] ?? "", shown);
    });
  }
  it("in the language of the page", async () => {
    const bytes = xlsx({ styles, sheets: { A: row(number(46357, 14), number(1234.5, 3), "<c t='b'><v>1</v></c>") } });
    assert.deepEqual(await rowsOf(bytes, "en-US"), [["12/1/2026", "1,234.50 €", "TRUE"]]);
    // A month before the day would be read as another day in the countries that the messages go to.
    assert.deepEqual(await rowsOf(bytes, "en"), [["01/12/2026", "1,234.50 €", "TRUE"]]);
    assert.deepEqual((await rowsOf(bytes, "de"))[0]?.[0], "01.12.2026");
    assert.deepEqual(await rowsOf(bytes, "nowhere"), [["01/12/2026", "1,234.50 €", "TRUE"]]);
  });
  it("no format makes it throw", () => {
    const { number } = numberDisplay("fr", true);
    assert.equal(number("7", "constructor"), "7");
    const pieces = fc.constantFrom(
      "0",
      "#",
      "?",
      "d",
      "m",
      "y",
      "h",
      "s",
      "[",
      "]",
      "$",
      "E+",
      "%",
      ";",
      '"',
      "\\",
      "@",
      "*",
      "_",
      "/",
      ",",
      ".",
      " ",
    );
    const codes = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(codes, fc.double(), (code, value) => typeof number(String(value), code) === "string"),
      { numRuns: 2000 },
    );
  });
  it("booleans as the sheet shows them", async () => {
    const bytes = xlsx({
      sheets: { A: row("<c t='b'><v>1</v></c>", "<c t='b'><v>0</v></c>", "<c t='b'><v>true</v></c>", "<c t='b'/>") },
    });
    assert.deepEqual(await rowsOf(bytes), [["VRAI", "FAUX", "VRAI"]]);
  });
  it("the calendar of 1904", async () => {
    const sheets = { A: row(number(46357 - 1462, 4), number(5, 1), number(1.5, 5)) };
    assert.deepEqual(await rowsOf(xlsx({ styles, date1904: true, sheets })), [["01/12/2026", "500%", "36:00"]]);
  });
  it("cells and rows stand where their references say; beyond the columns of a list is reported", async () => {
    const sheet = `<row r="3"><c r="B3" t="str"><v>b</v></c><c t="str"><v>c</v></c><c r="?" t="str"><v>d</v></c></row><row/><row r="7"><c r="XFD7" t="str"><v>far</v></c></row>`;
    const { sheets, problems } = await read(xlsx({ sheets: { A: sheet } }));
    assert.deepEqual(sheets[0]?.rows[0], ["", "b", "c", "d"]);
    assert.deepEqual(sheets[0]?.lines[0], 3);
    assert.deepEqual(problems, [{ code: "too-many-columns", line: 7, sheet: "A" }]);
  });
  it("sheets have names, hidden ones are marked, empty ones are left out", async () => {
    const sheet = row(inline("x"));
    const { sheets } = await read(xlsx({ sheets: { "Été &amp; hiver": sheet, leer: row(), B: sheet } }));
    assert.deepEqual(sheets.map(({ name, hidden }) => [name, hidden]), [["Été & hiver", false], ["B", true]]); // prettier-ignore
    assert.equal(await codeOf(xlsx({ sheets: { A: "" } })), "file-empty");
  });
  it("stored, with 64-bit sizes, with bytes of a comment behind", async () => {
    const workbook = { sheets: { A: row(inline("x")) } };
    for (const bytes of [
      xlsx(workbook, { stored: true }),
      xlsx(workbook, { zip64: true }),
      Buffer.concat([xlsx(workbook), Buffer.alloc(90)]),
    ])
      assert.deepEqual(await rowsOf(bytes), [["x"]]);
  });
  it("comments, CDATA and instructions of XML", async () => {
    const sheet = `<!-- <c> --><?x <c> ?><row><c t="str"><v><![CDATA[a<b]]></v></c></row>`;
    assert.deepEqual(await rowsOf(xlsx({ sheets: { A: sheet } })), [["a<b"]]);
  });
  it("a workbook whose parts stand elsewhere, or that says nothing of where", async () => {
    const { "_rels/.rels": _, ...parts } = workbookParts({ sheets: { A: row(inline("x")) } });
    assert.deepEqual(await rowsOf(zip({ ...parts, "_rels/.rels": "<Relationships/>" })), [["x"]]);
  });
  it("a sheet that nothing says the place of is passed over", async () => {
    const parts = workbookParts({ sheets: { A: row(inline("x")), B: row(inline("y")) } });
    const places = parts["xl/_rels/workbook.xml.rels"]?.replace('Id="s0"', 'Id="other"') ?? "";
    const { sheets } = await read(zip({ ...parts, "xl/_rels/workbook.xml.rels": places }));
    assert.deepEqual(
      sheets.map(({ name }) => name),
      ["B"],
    );
  });
  it("parts named in other letters, and by steps", async () => {
    const parts = workbookParts({ sheets: { A: row(inline("x")) } });
    const moved = Object.entries(parts).map(([name, content]) => [
      name.replaceAll("/", "\\").replace("sheets", "Sheets"),
      content.replace("sheets/0.xml", "./x/../sheets/0.xml"),
    ]);
    assert.deepEqual(await rowsOf(zip(Object.fromEntries(moved))), [["x"]]);
  });
  it("an attribute within the value of another is none", async () => {
    const sheet = `<row r="2"><c x="' t='s' r='D1' " t="str" r="B2"><v>b</v></c></row>`;
    assert.deepEqual(await rowsOf(xlsx({ sheets: { A: sheet } })), [["", "b"]]);
  });
  it("rows that a filter hides are read, and reported", async () => {
    const sheet = `<row r="1"><c t="str"><v>a</v></c></row><row r="4" hidden="1"><c t="str"><v>b</v></c></row>`;
    const { sheets, problems } = await read(xlsx({ sheets: { A: sheet } }));
    assert.deepEqual(sheets[0]?.rows, [["a"], ["b"]]);
    assert.deepEqual(problems, [{ code: "hidden-rows", line: 4, sheet: "A" }]);
  });
  it("more sheets than can be read, and more cells in all of them, are reported", async () => {
    const all = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`S${index}`, row(inline("x"))]));
    const { sheets, problems } = await read(xlsx({ sheets: all }));
    assert.equal(sheets.length, SHEET_LIMITS.sheets);
    assert.deepEqual(problems, [{ code: "too-many-sheets" }]);
  });
  it("a long sheet is read in slices", async () => {
    let pauses = 0;
    const sheet = row(inline("Camille"), number(33612345678)).repeat(20_000);
    const { sheets } = await readSheets(xlsx({ sheets: { A: sheet } }), { pause: () => void pauses++ });
    assert.equal(sheets[0]?.rows.length, 20_000);
    assert.ok(pauses > 4);
  });
});

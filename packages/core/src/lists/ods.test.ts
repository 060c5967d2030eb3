import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SHEET_LIMITS } from "../lists.ts";
import { codeOf, read, rowsOf, zip } from "./workbook.fixture.ts";

describe("ODS", () => {
  const ods = (content: string, parts: Readonly<Record<string, string>> = {}): Buffer =>
    zip({
      mimetype: "application/vnd.oasis.opendocument.spreadsheet",
      "content.xml": `<office:document-content>${content}</office:document-content>`,
      ...parts,
    });
  const table = (rows: string, attributes = 'table:name="A"'): string =>
    `<table:table ${attributes}>${rows}</table:table>`;
  const cell = (text: string, attributes = ""): string =>
    `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
  const cells = (...all: string[]): string => `<table:table-row>${all.join("")}</table:table-row>`;

  it("the text that a cell shows, with its blanks, lines, links; without comments and drawings", async () => {
    const content = table(
      cells(
        cell("a <text:s text:c='2'/>b<text:tab/>c<text:line-break/>d"),
        "<table:table-cell><text:p>x</text:p>\n<text:p><text:a>y</text:a></text:p></table:table-cell>",
        cell("n<office:annotation><text:p>no</text:p></office:annotation><draw:frame><text:p>no</text:p></draw:frame>"),
        '<table:table-cell office:value="12"/>',
        "<table:table-cell/><table:covered-table-cell table:number-columns-repeated='1000'/>",
      ),
    );
    assert.deepEqual(await rowsOf(ods(content)), [["a   b\tc\nd", "x\ny", "n", "12"]]);
  });
  it("repeated cells and rows, within the limits", async () => {
    const content = table(
      cells(
        cell("x", "table:number-columns-repeated='2'"),
        "<table:table-cell table:number-columns-repeated='2'/>",
        cell("y"),
      ) +
        "<table:table-row table:number-rows-repeated='5'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>" +
        `<table:table-row table:number-rows-repeated='2'>${cell("z", "table:number-columns-repeated='zero'")}</table:table-row>`,
    );
    const { sheets } = await read(ods(content));
    assert.deepEqual(sheets[0]?.rows, [["x", "x", "", "", "y"], ["z"], ["z"]]);
    assert.deepEqual(sheets[0]?.lines, [1, 7, 8]);
  });
  it("rows that a filter hides, and more sheets than can be read, are reported", async () => {
    const row = `<table:table-row table:visibility="filter">${cell("x")}</table:table-row>`;
    const { sheets, problems } = await read(ods(table(row) + table(cells(cell("y"))).repeat(100)));
    assert.equal(sheets.length, SHEET_LIMITS.sheets);
    assert.deepEqual(problems, [{ code: "hidden-rows", line: 1, sheet: "A" }, { code: "too-many-sheets" }]);
  });
  it("the cells of all sheets together end at the limit", async () => {
    const full = `<table:table-row table:number-rows-repeated='1048576'>${cell("x", "table:number-columns-repeated='500'")}</table:table-row>`;
    const { sheets, problems } = await read(ods(table(full) + table(cells(cell("y")), "")));
    assert.equal(sheets.length, 1);
    assert.deepEqual(problems.map(({ code }) => code), ["too-many-rows", "too-many-rows"]); // prettier-ignore
  });
  it("a cell repeated over a whole sheet ends at the limits, and is reported", async () => {
    const full = `<table:table-row table:number-rows-repeated='1048576'>${cell("x", "table:number-columns-repeated='16384'")}${cell("y")}</table:table-row>`;
    const { sheets, problems } = await read(ods(table(full)));
    assert.equal(sheets[0]?.rows.length, SHEET_LIMITS.cells / SHEET_LIMITS.columns);
    assert.deepEqual(problems.map(({ code }) => code), ["too-many-columns", "too-many-rows"]); // prettier-ignore
  });
  it("hidden sheets are marked, tables within cells are passed over, text outside of tables too", async () => {
    const content = `<style:style style:name="h"><style:table-properties table:display="false"/></style:style><style:style/><text:p>out</text:p>${table(cells(cell("a")), 'table:name="A" table:style-name="h"')}${table(cells(`<table:table-cell><text:p>b</text:p>${table(cells(cell("inner")))}</table:table-cell>`), "")}`;
    const { sheets } = await read(ods(content));
    assert.deepEqual(sheets.map(({ name, hidden, rows }) => [name, hidden, rows]), [["A", true, [["a"]]], ["", false, [["b"]]]]); // prettier-ignore
  });
  it("an encrypted one, and a text document", async () => {
    const manifest =
      "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    assert.equal(await codeOf(ods("", { "META-INF/manifest.xml": manifest })), "password-protected");
    assert.equal(await codeOf(ods("", { mimetype: "application/vnd.oasis.opendocument.text" })), "unknown-format");
    assert.deepEqual(await rowsOf(ods(table(cells(cell("a"))), { "META-INF/manifest.xml": "<m/>" })), [["a"]]);
    const bare = zip({ "content.xml": `<d>${table(cells(cell("a")))}</d>` });
    assert.deepEqual(await rowsOf(bare), [["a"]]);
  });
});

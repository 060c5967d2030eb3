import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { SHEET_LIMITS } from "../lists.ts";
import { codeOf, inline, number, read, relations, row, workbookParts, xlsx, zip } from "./workbook.fixture.ts";

describe("files that are no list, broken or hostile, have a code", () => {
  const good = xlsx({ sheets: { A: row(inline("x")) } });
  const compound = (name: string): Buffer => {
    const bytes = Buffer.alloc(1024);
    Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
    bytes.write(name, 640, "utf16le");
    return bytes;
  };
  const part = (sheet: string): Buffer =>
    zip(workbookParts({ parts: { "xl/sheets/0.xml": sheet }, sheets: { A: "" } }));
  const patched = (at: (bytes: Buffer) => number, value: number): Buffer => {
    const bytes = Buffer.from(good);
    bytes.writeUInt32LE(value, at(bytes));
    return bytes;
  };
  for (const [name, bytes, code] of [
    ["a workbook with a password", compound("EncryptedPackage"), "password-protected"],
    ["a workbook of before 2007", compound("Workbook"), "old-spreadsheet"],
    ["a workbook of before 1997", compound("Book"), "old-spreadsheet"],
    ["an old text document", compound("WordDocument"), "unknown-format"],
    ["a binary workbook", zip({ "xl/workbook.bin": "x" }), "old-spreadsheet"],
    [
      "a workbook that names a binary part",
      zip({ "_rels/.rels": relations(["r", "officeDocument", "a/b.bin"]) }),
      "old-spreadsheet",
    ],
    ["a text document", zip({ "_rels/.rels": "", "word/document.xml": "" }), "unknown-format"],
    ["slides", zip({ "_rels/.rels": "", "ppt/presentation.xml": "" }), "unknown-format"],
    ["an archive of something else", zip({ "a.txt": "x" }), "unknown-format"],
    ["an archive with a password", xlsx({ sheets: { A: "" } }, { encrypted: true }), "password-protected"],
    ["an archive with an unknown method", xlsx({ sheets: { A: "" } }, { method: 99 }), "file-damaged"],
    ["an archive without its end", good.subarray(0, 200), "file-damaged"],
    ["an archive of four bytes", good.subarray(0, 4), "file-damaged"],
    ["a directory that stands nowhere", patched((all) => all.length - 6, 0xfffffff0), "file-damaged"],
    ["a directory that is none", patched((all) => all.length - 6, 7), "file-damaged"],
    ["a part that stands nowhere", patched((all) => all.indexOf("PK\x01\x02") + 42, 0xfffff0), "file-damaged"],
    ["a part longer than the file", patched((all) => all.indexOf("PK\x01\x02") + 20, 0xfffff0), "file-damaged"],
    ["a workbook without its part", zip({ "_rels/.rels": "<R/>" }), "file-damaged"],
    ["a sheet cut short", part("<worksheet><row><c>"), "file-damaged"],
    ["a tag cut short", part("<worksheet></worksheet><c"), "file-damaged"],
    ["a tag with a quotation mark too few", part(`<worksheet><c r="x></worksheet>`), "file-damaged"],
    ["a comment cut short", part("<!-- x"), "file-damaged"],
    ["CDATA cut short", part("<![CDATA[ x"), "file-damaged"],
    ["a declaration cut short", part("<!DOC"), "file-damaged"],
    ["a tag without an end", part(`<worksheet ${"x".repeat(2_100_000)}`), "file-damaged"],
    ["elements that are closed in another order", part("<worksheet><row></worksheet></row>"), "file-damaged"],
    ["an end without a beginning", part("</worksheet>"), "file-damaged"],
    ["elements without end in each other", part("<a>".repeat(201)), "file-unsafe"],
    ["an encrypted package", zip({ "encrypted-package": "x", mimetype: "x" }), "password-protected"],
    [
      "a part with one changed byte",
      (() => {
        const bytes = Buffer.from(xlsx({ sheets: { A: row(number("0612345678")) } }, { stored: true }));
        bytes[bytes.indexOf("0612345678") + 9] = 0x39;
        return bytes;
      })(),
      "file-damaged",
    ],
    ["a document type", part(`<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>`), "file-unsafe"],
    [
      "a bomb that says what it unpacks to",
      patched((all) => all.indexOf("PK\x01\x02") + 24, SHEET_LIMITS.unpackedBytes + 1),
      "file-unsafe",
    ],
    [
      "a bomb that says less",
      (() => {
        const bytes = part(`<!--${"x".repeat(1_000_000)}-->`);
        bytes.writeUInt32LE(1000, bytes.lastIndexOf("PK\x01\x02") + 24);
        return bytes;
      })(),
      "file-unsafe",
    ],
    ["an archive of a million names", patched((all) => all.length - 12, 0xffff_ffff), "file-unsafe"],
    [
      "millions of shared strings",
      xlsx({ sheets: { A: "" }, strings: "<si/>".repeat(SHEET_LIMITS.cells + 1) }),
      "file-unsafe",
    ],
  ] as const) {
    it(name, async () => {
      const { sheets, problems } = await read(bytes);
      assert.deepEqual(sheets, []);
      assert.deepEqual(problems, [{ code }]);
    });
  }
  it("packed bytes that are none", async () => {
    const bytes = Buffer.from(good);
    const data = bytes.indexOf("xl/workbook.xml") + "xl/workbook.xml".length;
    bytes.fill(0xff, data, data + 20);
    assert.equal(await codeOf(bytes), "file-damaged");
  });
  it("whatever byte of a workbook is changed, reading it ends with sheets or a code", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, value) => {
        const bytes = Buffer.from(good);
        bytes[at] = value;
        const { sheets, problems } = await read(bytes);
        assert.ok(sheets.length > 0 || problems.length > 0);
      }),
      { numRuns: 300 },
    );
  });
});

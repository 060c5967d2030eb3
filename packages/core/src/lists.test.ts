import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  findColumns,
  findColumnsInSlices,
  readPastedCells,
  readSheets,
  SHEET_LIMITS,
  type SheetFile,
} from "./lists.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const read = async (text: string): Promise<SheetFile> => await readSheets(bytes(text));
async function rowsOf(content: string | Uint8Array): Promise<readonly (readonly string[])[]> {
  const { sheets } = await readSheets(typeof content === "string" ? bytes(content) : content);
  return sheets[0]?.rows ?? [];
}
const codesOf = async (content: Uint8Array): Promise<readonly string[]> =>
  (await readSheets(content)).problems.map(({ code }) => code);
async function found(text: string, country = "FR") {
  const sheet = (await read(text)).sheets[0];
  assert.ok(sheet);
  return findColumns(sheet, { country });
}

describe("text files", () => {
  for (const delimiter of [";", ",", "\t", "|", "^", "~", "\u001f"]) {
    it(`cells parted by ${JSON.stringify(delimiter)}`, async () => {
      assert.deepEqual(await rowsOf(["Nom", "Mobile"].join(delimiter) + "\nMarie" + delimiter + "0612345678\n"), [
        ["Nom", "Mobile"],
        ["Marie", "0612345678"],
      ]);
    });
  }
  it("Excel's first line sep=: decides, and counts as a line", async () => {
    const { sheets } = await read("sep=:\r\nNom:Mobile\r\nMarie:0612345678\r\n");
    assert.deepEqual(sheets[0]?.rows, [
      ["Nom", "Mobile"],
      ["Marie", "0612345678"],
    ]);
    assert.deepEqual(sheets[0]?.lines, [2, 3]);
  });
  it("decimal commas between semicolons, and line ends of every kind", async () => {
    assert.deepEqual(await rowsOf("a;b\rx;1,5\r\n\r\n y ;2,5\n"), [
      ["a", "b"],
      ["x", "1,5"],
      [" y ", "2,5"],
    ]);
  });
  it("quoted cells hold delimiters, line ends and doubled marks; each row knows its line", async () => {
    const { sheets, problems } = await read('n;t\n "a;""b""\nc" ;06\n\n="0612";""\nz;1\n');
    assert.deepEqual(sheets[0]?.rows, [["n", "t"], ['a;"b"\nc', "06"], ["0612"], ["z", "1"]]);
    assert.deepEqual(sheets[0]?.lines, [1, 2, 5, 6]);
    assert.deepEqual(problems, []);
  });
  it("a quotation mark that is not closed costs its line alone, and is reported", async () => {
    const { sheets, problems } = await read('Nom;Mobile\nMarie;06\n"Paul;07\nAnne;06\n"Luc "x" y";08\nZoé;09');
    assert.deepEqual(sheets[0]?.rows.slice(2), [
      ["Paul", "07"],
      ["Anne", "06"],
      ['Luc "x" y', "08"],
      ["Zoé", "09"],
    ]);
    assert.deepEqual(problems, [
      { code: "unbalanced-quote", line: 3 },
      { code: "unbalanced-quote", line: 5 },
    ]);
  });
  it("a quoted cell longer than a spreadsheet's is a mark that was not closed", async () => {
    const { problems } = await read(`"${"x\n".repeat(20_000)}";1\n`);
    assert.equal(problems[0]?.code, "unbalanced-quote");
  });
  const table = "Prénom;Téléphone\nZoé;0612345678\n";
  const utf16 = (text: string, low: number): Uint8Array =>
    Uint8Array.from([...text].flatMap((c) => (low ? [0, c.charCodeAt(0)] : [c.charCodeAt(0), 0])));
  for (const [name, content] of [
    ["UTF-8 with a mark", bytes(`\ufeff${table}`)],
    ["UTF-16LE with a mark", utf16(`\ufeff${table}`, 0).map((byte, index) => (index === 1 ? 0xfe : byte))],
    ["UTF-16BE with a mark", utf16(`\ufeff${table}`, 1).map((byte, index) => (index === 0 ? 0xfe : byte))],
    ["UTF-16LE without a mark", utf16(table, 0)],
    ["UTF-16BE without a mark", utf16(table, 1)],
    ["windows-1252", latin1(table)],
    ["Mac Roman", latin1(table.replaceAll("é", "\u008e"))],
  ] as const) {
    it(name, async () =>
      assert.deepEqual(await rowsOf(content), [
        ["Prénom", "Téléphone"],
        ["Zoé", "0612345678"],
      ]),
    );
  }
  it("windows-1252 with apostrophes and œ is not Mac Roman, and Mac Roman's no-break space between digits is", async () => {
    assert.deepEqual(await rowsOf(latin1("l\u0092\u0153\u00e9t\u00e9;c\u009cur\n".replace("\u0153", "o"))), [
      ["l’oété", "cœur"],
    ]);
    assert.deepEqual(
      await rowsOf(latin1("06\u00ca12\u00ca34;1\n\u00ca;x\u0080 \u0085;2\n")),
      [
        ["06\u00a012\u00a034", "1"],
        ["", "xÄ Ö", "2"],
      ].map((row) => row),
    );
  });
  it("UTF-8 that is cut within a character, or has a byte of another encoding, stays UTF-8", async () => {
    const whole = bytes("Prénom;Téléphone\nZoé;0612345678\nAndré");
    assert.deepEqual(await rowsOf(whole.subarray(0, -1)), [
      ["Prénom", "Téléphone"],
      ["Zoé", "0612345678"],
      ["Andr\ufffd"],
    ]);
    const line = latin1("\nN\u00e9ant;1");
    assert.deepEqual(await rowsOf(Uint8Array.of(...bytes("Prénom;Téléphone"), ...line)), [
      ["Prénom", "Téléphone"],
      ["N\ufffdant", "1"],
    ]);
  });
  it("what holds no cells has a code", async () => {
    assert.deepEqual(await codesOf(new Uint8Array()), ["file-empty"]);
    assert.deepEqual(await codesOf(bytes(" \n;;\n")), ["file-empty"]);
    assert.deepEqual(await codesOf(bytes("%PDF-1.7")), ["unknown-format"]);
    assert.deepEqual(await codesOf(Uint8Array.of(0x61, 0, 0, 0, 0x62, 0x63)), ["unknown-format"]);
    assert.deepEqual(await codesOf(Uint8Array.of(0x61, 0)), ["unknown-format"]);
    for (const page of [
      "<!DOCTYPE html><table>",
      "\ufeff<table><tr>",
      " <META charset=utf-8>",
      "<style>",
      "<!-- x -->",
    ])
      assert.deepEqual(await codesOf(bytes(page)), ["unknown-format"], page);
    assert.deepEqual(await codesOf(bytes("MIME-Version: 1.0\nContent-Type: multipart/related")), ["unknown-format"]);
    assert.deepEqual(await codesOf(bytes("{\\rtf1\\ansi}")), ["unknown-format"]);
    assert.deepEqual(await codesOf(new Uint8Array(SHEET_LIMITS.fileBytes + 1)), ["file-too-large"]);
  });
  it("pauses between slices, and says how much is done", async () => {
    const done: number[] = [];
    await readSheets(bytes("Marie;0612345678\n".repeat(30_000)), { pause: (part) => void done.push(part) });
    assert.ok(done.filter((part) => part > 0 && part <= 1).length > 1);
  });
  it("rows and columns beyond the limits are reported", async () => {
    const { sheets, problems } = await read(`${"x,".repeat(600)}x\n${"a\n".repeat(SHEET_LIMITS.rows + 5)}`);
    assert.equal(sheets[0]?.rows.length, SHEET_LIMITS.rows);
    assert.equal(sheets[0]?.rows[0]?.length, SHEET_LIMITS.columns);
    assert.deepEqual(problems, [
      { code: "too-many-columns", line: 1 },
      { code: "too-many-rows", line: SHEET_LIMITS.rows + 1 },
    ]);
  });
  it("any table comes back from CSV as it was", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", "7", '"', ";", "\n", "\r", " ", ","), maxLength: 6 });
    const row = fc.tuple(
      cell.map((text) => `x${text}`),
      cell,
      cell.map((text) => `${text}y`),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 8 }), async (rows) => {
        const text = rows.map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(";")).join("\r\n");
        const read = await rowsOf(`sep=;\r\n${text}`);
        assert.deepEqual(
          read,
          rows.map((cells) => cells.map((c) => (c.trim() === "" ? "" : c))),
        );
      }),
    );
  });
  it("no bytes make it reject", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (content) => {
        const { sheets, problems } = await readSheets(content);
        assert.ok(sheets.length > 0 || problems.length > 0);
      }),
    );
  });
  it("an error of the page's own pause is passed on", async () => {
    const pause = (): never => {
      throw new RangeError("stopped");
    };
    await assert.rejects(readSheets(bytes("a;b"), { pause }), RangeError);
  });
  it("spaces can part cells when the file says so", async () => {
    assert.deepEqual(await rowsOf('sep= \n"a b" 06\n "x"\n'), [
      ["a b", "06"],
      ["", "x"],
    ]);
  });
  it("pasted cells", async () => {
    assert.deepEqual((await readPastedCells('Marie\t"06\n12"\n')).sheets[0]?.rows, [["Marie", "06\n12"]]);
  });
});

describe("contacts", () => {
  const card = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    "N:Durand\\;x;Marie;;;",
    "FN:Marie Du",
    " rand",
    "item1.TEL;TYPE=HOME:01 23 45 67 89",
    "TEL;TYPE=CELL:06 12 34 56 78",
    'TEL;VALUE=uri;TYPE="voice,cell":tel:+33798765432;ext=1',
    "ORG:Les Tilleuls;Accueil",
    "NOTE",
    "END:VCARD",
    "",
    "BEGIN:VCARD",
    "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=A9 =",
    "L=C3=A9a =ZZ",
    "FN;ENCODING=QUOTED-PRINTABLE:second",
  ].join("\r\n");
  it("a row for each, mobile numbers first, folded and quoted-printable lines decoded", async () => {
    const { sheets } = await read(card);
    assert.deepEqual(sheets[0]?.rows, [
      ["FN", "GIVEN", "FAMILY", "ORG", "TEL", "TEL 2", "TEL 3"],
      ["Marie Durand", "Marie", "Durand;x", "Les Tilleuls", "06 12 34 56 78", "+33798765432", "01 23 45 67 89"],
      ["Zoé Léa =ZZ"],
    ]);
    assert.deepEqual(sheets[0]?.lines, [1, 1, 13]);
    const { phoneColumn, columns } = findColumns(sheets[0] as NonNullable<(typeof sheets)[0]>);
    assert.equal(columns[phoneColumn as number], "TEL");
  });
  it("many contacts are read in slices; line ends in a value stay", async () => {
    let pauses = 0;
    const many = "BEGIN:VCARD\nFN:A\\nB\\, C\nTEL:1\nEND:VCARD\n".repeat(1200);
    const { sheets } = await readSheets(bytes(many), { pause: () => void pauses++ });
    assert.equal(sheets[0]?.rows.length, 1201);
    assert.equal(sheets[0]?.rows[1]?.[0], "A\nB, C");
    assert.ok(pauses >= 3);
  });
});

describe("columns", () => {
  const BOTH = ["33612345678", "33798765432"];
  for (const [name, text, phone, heading] of [
    ["numbers as spreadsheets leave them", `Nom;Mobile\nMarie;${BOTH[0]}\nPaul;${BOTH[1]}\n`, "Mobile", 0],
    ["beside dates", `Nom;Inscription;Mobile\nMarie;06/07/2024;${BOTH[0]}\nPaul;03/11/2023;${BOTH[1]}\n`, "Mobile", 0],
    [
      "beside companies' numbers",
      `Nom;SIREN;Mobile\nMarie;652014051;${BOTH[0]}\nPaul;732829320;${BOTH[1]}\n`,
      "Mobile",
      0,
    ],
    ["wrapped against the spreadsheet", 'Nom;Mobile\nMarie;"=""0612345678"""\nPaul;"=""0798765432"""\n', "Mobile", 0],
    [
      "two numbers in a cell",
      "Name,Group,Phone 1 - Type,Phone 1 - Value\nMarie,* Amis,Mobile,06 12 34 56 78 ::: 07 98 76 54 32\n",
      "Phone 1 - Value",
      0,
    ],
    ["sep=;", "sep=;\r\nNom;Mobile\r\nMarie;0612345678\r\nPaul;0798765432\r\n", "Mobile", 0],
    ["a title above", "Export du 12/06/2024\n\nNom;Mobile\nMarie;0612345678\nPaul;0798765432\n", "Mobile", 1],
    ["a title above, the first row a landline", "Export\nNom;Mobile\nMarie;0123456789\nPaul;0798765432\n", "Mobile", 1],
    ["an unknown heading over dates", "Xa;Yb;Zc\n0612345678;a;01/02/2024\n0698765432;b;02/02/2024\n", "Xa", 0],
    ["a sign as a heading over figures, the last row shorter", "Xa;#\n0612345678;1\n0698765432\n", "Xa", 0],
    ["an unknown heading beside a known one", "Xa;Nom\n0612345678;a\n0698765432;b\n", "Xa", 0],
  ] as const) {
    it(name, async () => {
      const list = await found(text);
      assert.equal(list.columns[list.phoneColumn ?? -1], phone);
      assert.equal(list.heading, heading);
      assert.equal(list.titleRows, heading);
    });
  }
  it("no headings: the first row is a row, whatever stands in it", async () => {
    for (const text of [
      "Marie;0612345678\nPaul;0798765432\n",
      "aucun\n0612345678\n",
      "Marie;aucun\nPaul;0612345678\n",
      "Marie;\nPaul;0612345678\n",
      "Idriss;aucun\nOrane;0612345678\n",
      "pas de portable\n0612345678\n",
    ]) {
      const { heading, rows, lines } = await found(text);
      assert.equal(heading, undefined, text);
      assert.equal(rows.length, 2);
      assert.deepEqual(lines, [1, 2]);
    }
  });
  it("no column of numbers", async () => {
    const list = await found("Nom;Mobile\nMarie;aucun\n");
    assert.equal(list.phoneColumn, undefined);
    assert.equal(list.heading, 0);
    assert.equal((await found("Marie;x\nPaul;y\n")).heading, undefined);
    assert.equal((await found("seul\n")).heading, undefined);
  });
  it("both can be decided, rows are as wide as the columns, and columns without a heading are named", async () => {
    const [sheet] = (await read("a;0612345678\nb;0698765432;x\n")).sheets;
    assert.ok(sheet);
    const list = findColumns(sheet, { heading: 0, phoneColumn: 0, nameless: (index) => `Colonne ${index}` });
    assert.deepEqual(list.columns, ["a", "0612345678", "Colonne 2"]);
    assert.equal(list.phoneColumn, 0);
    assert.deepEqual(findColumns(sheet, { heading: false }).rows[0], ["a", "0612345678", ""]);
    assert.deepEqual(findColumns(sheet, { heading: 9 }).rows, []);
    assert.throws(() => findColumns(sheet, { country: "XX" }), RangeError);
  });
  it("a long sheet is sampled to its end", async () => {
    const list = await found("x;y\n".repeat(200) + "x;0612345678\n".repeat(200));
    assert.equal(list.phoneColumn, 1);
  });
});

describe("columns in slices", () => {
  it("are those that are found at once, and each step says how much is done", async () => {
    const [sheet] = (await read(`Nom;Mobile\n${"Marie;06 12 34 56 78\n".repeat(100)}`)).sheets;
    assert.ok(sheet);
    const slices = findColumnsInSlices(sheet);
    const done: number[] = [];
    let slice = slices.next();
    for (; !slice.done; slice = slices.next()) done.push(slice.value);
    assert.deepEqual(slice.value, findColumns(sheet));
    assert.ok(done.length > 50 && done.every((share) => share > 0 && share < 1));
  });
});

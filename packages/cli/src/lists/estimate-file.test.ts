import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { run } from "../command-run.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "sms-segments-list-"));
after(() => rmSync(folder, { recursive: true }));
const spreadsheet = (name: string): string =>
  fileURLToPath(new URL(`../../../../test/core/spreadsheets/${name}`, import.meta.url));

const PEOPLE = `Prénom;Mobile
Zoé;06 39 98 20 31
Jean;0639982032
Max;01 99 00 14 22
Zoé;+33639982031
;06 39 98 20 33
Eva;
`;

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const estimate = async (...args: string[]) => await run(["--csv", file("people.csv", PEOPLE), ...args]);

describe("sms-segments --csv", () => {
  it("fills the text with each row, and says what that comes to and who is left out", async () => {
    const { status, stdout, stderr } = await estimate("--text", `${"x".repeat(157)}{Prénom}`);
    assert.deepEqual([status, stderr], [1, ""]);
    assert.equal(
      stdout.replaceAll(folder, ""),
      `/people.csv: 6 rows, numbers in "Mobile", headings in line 1

2 people: 1 × 1, 1 × 2 = 3 SMS
the longest: line 3, 161 units, 2 SMS

✖ 4 rows left out:
  line 4      a landline: 01 99 00 14 22
  line 5      as an earlier row, sent once
  line 6      {Prénom} is empty
  line 7      no number
`,
    );
  });

  it("reads spreadsheets, standard input, and the sheet and column that are named", async () => {
    for (const name of ["people.xlsx", "people.ods"]) {
      const { status, stdout } = await run(["--csv", spreadsheet(name), "--text", "Le {Le} à {À}"]);
      assert.match(stdout, /sheet "Personnes": 3 rows, numbers in "Mobile", headings in line 3/);
      assert.match(stdout, /line 6 +\{Le\} is empty/);
      assert.equal(status, 1);
    }
    const { stdout } = await run(["--csv", "-", "--text", "a", "--column", "b"], {
      stdin: ["0612345678,0712345678\n"],
    });
    assert.match(stdout, /^standard input: 1 row, numbers in "Column B", no headings$/m);
    const { stderr } = await run(["--csv", spreadsheet("people.ods"), "--text", "a", "--sheet", "Rien"]);
    assert.equal(stderr, 'sms-segments: There is no sheet "Rien": it has "Personnes", "Autres"\n');
  });

  it("ends with status 0 when every row can be sent", async () => {
    const { status, stdout } = await run(["--csv", "-", "--text", "Bonjour {Nom|vous}"], {
      stdin: ["Nom;Mobile\n;0612345678\n"],
    });
    assert.equal(status, 0);
    assert.match(stdout, /✔ every row can be sent/);
  });

  it("names what is wrong with the text itself once, and the nearest column", async () => {
    const { stdout, status } = await estimate("--text", "Bonjour {Prenon} {{Prénom}} {");
    assert.equal(status, 1);
    assert.match(
      stdout,
      /✖ the file has no column for \{Prenon\}: \{Prénom\}\?\n✖ a field has single braces: \{Prénom\}\n✖ a field begins/,
    );
  });

  it("--json has everything, rows by their line", async () => {
    const { stdout } = await estimate("--json", "--text", "Bonjour {Prénom}");
    const { columns, phoneColumn, recipients, segments, rows, longest } = JSON.parse(stdout) as Record<string, unknown>;
    assert.deepEqual(
      { columns, phoneColumn, recipients, segments },
      {
        columns: ["Prénom", "Mobile"],
        phoneColumn: "Mobile",
        recipients: 2,
        segments: 2,
      },
    );
    assert.deepEqual(longest, [
      { line: 3, units: 12, segments: 1 },
      { line: 2, units: 11, segments: 1 },
    ]);
    const { invalid, duplicates } = rows as { invalid: { line: number }[]; duplicates: number[] };
    assert.deepEqual([invalid.map(({ line }) => line), duplicates], [[4, 6, 7], [5]]);
  });

  it("tells a line with a quotation mark too few", async () => {
    const { stdout } = await run(["--csv", "-", "--text", "a"], { stdin: ['Nom;Mobile\n"Zoé;0612345678\n'] });
    assert.match(stdout, /line 2: a quotation mark without its other half/);
  });

  it("refuses in one sentence what cannot be read, or makes no sense", async () => {
    for (const [args, sentence] of [
      [["--text", "a"], "--text goes with --csv"],
      [["--csv", ""], "--csv is empty"],
      [["--csv", "a"], "--csv goes with --text, the text that its rows fill"],
      [["--csv", "a", "--text", "b", "c"], "an argument is for texts: leave it out with --csv"],
      [["--csv", "a", "--text", "b", "--fix"], "--fix is for texts: leave it out with --csv"],
      [["--csv", file("a.pdf", "%PDF-1.7"), "--text", "b"], "holds no table"],
      [["--csv", file("empty.csv", ""), "--text", "b"], "has nothing in it"],
      [["--csv", file("words.csv", "Nom\nZoé\n"), "--text", "b"], "has mobile numbers: --column names it"],
      [["--csv", file("b.csv", PEOPLE), "--text", "b", "--country", "XX"], "--country is a code of ISO 3166-1"],
      [["--csv", file("b.csv", PEOPLE), "--text", "b", "--column", "Ville"], 'There is no column "Ville"'],
      [["--csv", join(folder, "none"), "--text", "b"], "there is no such file"],
    ] as const) {
      const { status, stdout, stderr } = await run(args);
      assert.deepEqual([status, stdout], [2, ""]);
      assert.ok(stderr.includes(sentence), `${stderr} does not say: ${sentence}`);
    }
  });
});

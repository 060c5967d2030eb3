import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { findColumns, readSheets } from "@sms-composer/core/lists";
import { requires } from "../tools/optional-tools.ts";

const FOLDER = new URL("spreadsheets/", import.meta.url);

/** LibreOffice shows amounts in the language that it runs in; XLSX has no language, and is shown in the page's. */
function expectedRows(kind: string): readonly (readonly string[])[] {
  const isFrench = kind === "xlsx";
  const [yes, no] = isFrench ? ["VRAI", "FAUX"] : ["TRUE", "FALSE"];
  const inLanguage = (amount: string): string => (isFrench ? amount.replace(",", " ").replace(".", ",") : amount);
  return [
    ["Camille", "06 39 98 20 31", "01/12/2026", "09:40", inLanguage("12.5%"), inLanguage("1,234.50 €"), yes, "007"],
    ["Zoé", "06 39 98 20 32", "02/12/2026", "14:05", inLanguage("100.0%"), inLanguage("0.90 €"), no, "007"],
    ["Inès", "33639982033", "", "00:00", inLanguage("0.0%"), inLanguage("-3.00 €"), "", "x"],
  ];
}

async function assertReads(bytes: Uint8Array, kind: "xlsx" | "ods" | "csv"): Promise<void> {
  const { sheets, problems } = await readSheets(bytes);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    sheets.map(({ name }) => name),
    kind === "csv" ? [""] : ["Personnes", "Autres"],
  );
  const [sheet] = sheets;
  assert.ok(sheet);
  const list = findColumns(sheet);
  assert.deepEqual(list.columns, ["Prénom", "Mobile", "Le", "À", "Remise", "Solde", "Fidèle", "Code"]);
  assert.equal(list.phoneColumn, 1);
  assert.deepEqual(list.rows, expectedRows(kind));
  assert.deepEqual(list.lines, [4, 5, 6]);
}

describe("files of LibreOffice read as they show", () => {
  for (const [name, kind] of [
    ["people.xlsx", "xlsx"],
    ["people-1904.xlsx", "xlsx"],
    ["people.ods", "ods"],
    ["people.csv", "csv"],
  ] as const) {
    test(name, async () => await assertReads(readFileSync(new URL(name, FOLDER)), kind));
  }
});

describe("files that LibreOffice makes here and now", { skip: requires("libreoffice") }, () => {
  const source = readFileSync(new URL("people.fods", FOLDER), "utf8");
  const csv = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1036";
  // One profile for all of them: making it is most of the time.
  const folder = mkdtempSync(join(tmpdir(), "spreadsheets-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [kind, filter, nullDate] of [
    ["xlsx", "xlsx", "1899-12-30"],
    ["xlsx", "xlsx", "1904-01-01"],
    ["ods", "ods", "1899-12-30"],
    ["csv", csv, "1899-12-30"],
  ] as const) {
    test(`${kind}, days counted from ${nullDate}`, async () => {
      const file = join(folder, "people.fods");
      writeFileSync(file, source.replace("1899-12-30", nullDate));
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
      execFileSync("soffice", [profile, "--headless", "--convert-to", filter, "--outdir", folder, file], {
        stdio: "ignore",
        timeout: 120_000,
        env: { ...process.env, LC_ALL: "C.UTF-8" },
      });
      await assertReads(readFileSync(join(folder, `people.${kind}`)), kind);
    });
  }
});

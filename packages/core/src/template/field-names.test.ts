import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { columnLetters, fieldNames, foldName, indexFields } from "./field-names.ts";

test("columns are lettered as in a spreadsheet", () => {
  assert.deepEqual([0, 2, 25, 26, 51, 52, 701, 702, 16_383].map(columnLetters), [
    ..."ACZ",
    "AA",
    "AZ",
    "BA",
    "ZZ",
    "AAA",
    "XFD",
  ]);
});

test("a heading without braces and bars is the name of its field, its blanks single", () => {
  assert.deepEqual(fieldNames(["{Nom}|é", " Date \n du  RDV ", "Prix (€)"]), ["Nomé", "Date du RDV", "Prix (€)"]);
});

test("a column without a heading is named by its letters, in the words of whoever shows it", () => {
  assert.deepEqual(fieldNames(["", " ", "{}", "-_"]), ["Column A", "Column B", "Column C", "Column D"]);
  assert.deepEqual(
    fieldNames(["a", ""], (index) => `Colonne ${columnLetters(index)}`),
    ["a", "Colonne B"],
  );
});

test("of headings that differ in case, accents, spaces, - and _ alone, the second is numbered", () => {
  assert.deepEqual(fieldNames(["Prénom", "PRENOM", "pre-nom", "Pre_nom 2"]), [
    "Prénom",
    "PRENOM 2",
    "pre-nom 3",
    "Pre_nom 2 2",
  ]);
});

test("any headings get names that are told apart and that braces can hold", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom("a", "A", "a 2", "", "{", "é", "e"), fc.string())), (headings) => {
      const names = fieldNames(headings);
      assert.equal(new Set(names.map(foldName)).size, headings.length);
      assert.ok(names.every((name) => !/[{}|]/.test(name) && foldName(name) !== ""));
      assert.deepEqual(fieldNames(names), names);
      const { find } = indexFields(names);
      names.forEach((name, index) => assert.equal(find(name), index));
    }),
  );
});

test("ten thousand equal headings are named in time", () => {
  assert.equal(fieldNames(Array<string>(10_000).fill("Nom")).at(-1), "Nom 10000");
});

test("a name is found exactly first, then without case, accents, spaces, - and _", () => {
  const { find } = indexFields(["Nom", "nom", "Date du RDV", "constructor"]);
  assert.deepEqual(
    ["Nom", "nom", "NOM", " nom ", "nom 2", "date-du_rdv", "DateDuRdv", "constructor", "toString", "", "-"].map(find),
    [0, 1, 0, 1, 1, 2, 2, 3, undefined, undefined, undefined],
  );
});

test("a field is called as its column, where that can stand between braces and is its own", () => {
  assert.deepEqual(indexFields(["Nom", "nom", "Nom", "", "a{b}"]).names, ["Nom", "nom", "Nom 3", "Column D", "ab"]);
});

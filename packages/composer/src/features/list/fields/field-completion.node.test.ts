import assert from "node:assert/strict";
import { test } from "node:test";
import { FieldCompletion, namesLike, openFieldAt } from "./field-completion.ts";

const NAMES = ["Prénom", "Nom", "Date", "Heure"];

test("a brace opens a field until its end, its default, a line break or a doubled brace", () => {
  assert.deepEqual(openFieldAt("Bonjour {", 9), { index: 8, typed: "" });
  assert.deepEqual(openFieldAt("{Pr", 3), { index: 0, typed: "Pr" });
  assert.deepEqual(openFieldAt("{Pr suite", 3), { index: 0, typed: "Pr" });
  for (const text of ["", "Bonjour", "{Prénom}", "{Prénom|cher", "{Pr\n", "{{Pr", "}"])
    assert.equal(openFieldAt(text, text.length), undefined, text);
});

test("names are found without their accents, those that begin so first", () => {
  assert.deepEqual(namesLike("", NAMES), NAMES);
  assert.deepEqual(namesLike("nom", NAMES), ["Nom", "Prénom"]);
  assert.deepEqual(namesLike("pre", NAMES), ["Prénom"]);
  assert.deepEqual(namesLike("zz", NAMES), []);
});

test("the list opens by typing, not by moving the caret, and stays closed at the brace where it was closed", () => {
  const completion = new FieldCompletion();
  assert.equal(completion.follow("{Pr", 3, NAMES, false), false);
  assert.equal(completion.field, undefined);
  assert.equal(completion.follow("{No", 3, NAMES, true), true);
  assert.deepEqual(completion.matches, ["Nom", "Prénom"]);
  completion.move(-1);
  assert.equal(completion.active, 1);
  completion.move(1);
  assert.equal(completion.active, 0);
  completion.close();
  completion.follow("{Nom", 4, NAMES, true);
  assert.equal(completion.field, undefined);
  completion.follow("{Nom {", 6, NAMES, true);
  assert.deepEqual(completion.field, { index: 5, typed: "" });
});

test("what no field is like offers nothing", () => {
  const completion = new FieldCompletion();
  completion.follow("{zz", 3, NAMES, true);
  assert.equal(completion.field, undefined);
});

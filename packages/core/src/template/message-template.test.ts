import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  blankNames,
  blanksOf,
  fillBlanks,
  type MessageTemplate,
  openBlanks,
  optionalBlanks,
  readTemplates,
} from "./message-template.ts";

const REMINDER: MessageTemplate = {
  name: "Rappel",
  message: "Bonjour {Prénom|cher client}, {Jour} à {Heure}. {Lieu}",
  sender: "DRMARTIN",
  blanks: [
    { name: "Jour", kind: "date" },
    { name: "Heure", kind: "time" },
    { name: "Lieu", kind: "choice", choices: ["Cabinet", "À domicile"] },
  ],
};

test("every blank that no column fills is asked for, by its kind; the others stay for the list", () => {
  assert.deepEqual(
    openBlanks(REMINDER, []).map(({ name, kind }) => [name, kind]),
    [
      ["Prénom", "text"],
      ["Jour", "date"],
      ["Heure", "time"],
      ["Lieu", "choice"],
    ],
  );
  const open = openBlanks(REMINDER, ["prenom", "Mobile", "HEURE"]);
  assert.deepEqual(
    open.map(({ name }) => name),
    ["Jour", "Lieu"],
  );
  assert.equal(
    fillBlanks(REMINDER.message, { Jour: "mardi {1}", Lieu: "Cabinet" }),
    "Bonjour {Prénom|cher client}, mardi {1} à {Heure}. Cabinet",
  );
  assert.deepEqual([...optionalBlanks(REMINDER.message)], ["Prénom"]);
  assert.equal(fillBlanks("{Prénom|cher client}", { Prénom: " " }), "cher client");
  assert.equal(fillBlanks("sans blanc", {}), "sans blanc");
  assert.deepEqual(blankNames("{{pas}} {a} { a } {b|} {} {"), ["a", "b"]);
  assert.deepEqual(blankNames("sans blanc"), []);
});

test("a stored template is checked anew: what is none is left out, and its blanks are those of its text", () => {
  const stored: unknown = JSON.parse(
    JSON.stringify([
      REMINDER,
      { ...REMINDER, name: " " },
      { ...REMINDER, message: 7 },
      { ...REMINDER, sender: 7 },
      { ...REMINDER, range: "golden" },
      { ...REMINDER, stop: "yes" },
      { name: "Court", message: "{a} {b}", range: "lowCost", unicode: false, blanks: [{ name: "b", kind: "x" }, null] },
      { name: "Simple", message: "Bonjour {a}" },
      { name: "Choix", message: "{a}", range: "premium", blanks: [{ name: "a", kind: "choice", choices: [7] }] },
      null,
    ]),
  );
  assert.deepEqual(readTemplates(stored), [
    { ...REMINDER, blanks: [{ name: "Prénom", kind: "text" }, ...(REMINDER.blanks ?? [])] },
    { name: "Court", message: "{a} {b}", range: "lowCost", unicode: false, blanks: blanksOf("{a} {b}") },
    { name: "Simple", message: "Bonjour {a}", blanks: blanksOf("{a}") },
    { name: "Choix", message: "{a}", range: "premium", blanks: [{ name: "a", kind: "text" }] },
  ]);
  assert.deepEqual(readTemplates({ templates: [] }), []);
});

test("no value breaks the reading, and no text the filling", () => {
  fc.assert(
    fc.property(fc.anything(), fc.string(), (stored, message) => {
      readTemplates([stored]);
      fillBlanks(message, Object.fromEntries(blankNames(message).map((name) => [name, "x"])));
    }),
    { numRuns: 300 },
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { nearestName } from "./nearest-name.ts";

const NAMES = ["Prénom", "Nom de famille", "Date du rendez-vous", "Ville"];

test("a name with a slip is the nearest column's", () => {
  for (const [written, wanted] of [
    ["Prenon", "Prénom"],
    ["Pérnom", "Prénom"],
    ["prenoms", "Prénom"],
    ["rendez-vous", "Date du rendez-vous"],
    ["famille", "Nom de famille"],
    ["Vile", "Ville"],
    ["La ville", "Ville"],
  ] as const)
    assert.equal(nearestName(written, NAMES), wanted, written);
});

test("nothing is offered for what is near to none", () => {
  for (const written of ["", "-", "code postal", "x", "Prénom".repeat(20)]) {
    assert.equal(nearestName(written, [...NAMES, "y".repeat(65)]), undefined, written);
  }
});

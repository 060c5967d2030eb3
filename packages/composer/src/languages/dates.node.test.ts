import assert from "node:assert/strict";
import { test } from "node:test";
import { formatsOf } from "./formats.ts";
import { regionOf } from "./locale.ts";
import { dateText as spanish } from "./es/date.ts";
import { dateText as french } from "./fr/date.ts";
import { dateText } from "./dates.ts";
import { money } from "./money.ts";

const AT = new Date("2026-12-01T07:00:00Z");

test("a date is said as its language says it, on the clock of Paris", () => {
  assert.equal(french(formatsOf("fr"), AT), "mardi 1er décembre à 8\u00a0h");
  assert.equal(french(formatsOf("fr"), new Date("2026-12-02T19:05:00Z")), "mercredi 2 décembre à 20\u00a0h\u00a005");
  assert.equal(spanish(formatsOf("es"), AT), "martes 1 de diciembre a las 8:00");
  assert.equal(spanish(formatsOf("es"), new Date("2026-12-01T00:30:00Z")), "martes 1 de diciembre a la 1:30");
});

test("without a region, Portuguese is that of Portugal and English that of Britain", () => {
  assert.equal(regionOf("pt"), "pt-PT");
  assert.equal(regionOf("en"), "en-GB");
  for (const tag of ["pt-BR", "en-US", "fr", "fr-CA"]) assert.equal(regionOf(tag), tag);
  assert.equal(formatsOf(regionOf("pt")).number(13_150), "13\u00a0150");
  assert.equal(money(formatsOf(regionOf("pt")), 0.08, "EUR"), "0,08\u00a0€");
  assert.match(dateText(formatsOf(regionOf("en")), AT), /^Tuesday,? 1 December at 0?8:00$/);
});

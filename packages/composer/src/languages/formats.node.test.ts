import assert from "node:assert/strict";
import { test } from "node:test";
import { formatsOf } from "./formats.ts";

test("every number is written as Intl writes it, in languages that part thousands, that do not, and with other digits", () => {
  for (const tag of [
    "en-GB",
    "fr",
    "es",
    "es-MX",
    "it",
    "pt-PT",
    "pt-BR",
    "de-CH",
    "de-AT",
    "pl",
    "hi",
    "ar-EG",
    "fa",
  ]) {
    const { number } = formatsOf(tag);
    const intl = new Intl.NumberFormat(tag);
    for (let value = 0; value < 10_100; value += 7) assert.equal(number(value), intl.format(value), tag);
    for (const value of [999, 1000, 9999, 10_000, 4e9, -1, 0.5, 1234.5])
      assert.equal(number(value), intl.format(value));
  }
});

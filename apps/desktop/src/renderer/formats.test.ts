import assert from "node:assert/strict";
import { test } from "node:test";
import { moneyText } from "./formats.ts";
import type { ViewContext } from "./view-context.ts";

const context = (language: "en" | "fr") => ({ language }) as ViewContext;

test("an amount shows whatever the provider calls its currency", () => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
  assert.equal(plain(moneyText(0.038, "EUR", context("fr"))), "0,038 €");
  assert.equal(plain(moneyText(0.038, "eur", context("en"))), "€0.038");
  for (const [currency, shown] of [
    ["€", "0.038 €"],
    ["EURO", "0.038 EURO"],
    ["", "0.038"],
    ["<b>", "0.038 <b>"],
    ["E U", "0.038 E U"],
  ] as const) {
    assert.equal(plain(moneyText(0.038, currency, context("en"))).trim(), shown);
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { findDifference } from "./differential.ts";
import { TEXT_CLASSES } from "./random-texts.ts";

const TEXTS = 2000;
const SEED = 20_261_122;

for (const [name, makeText] of Object.entries(TEXT_CLASSES)) {
  test(`the core counts and cuts ${TEXTS} random texts (${name}) as a simple implementation of the rules does`, () => {
    assert.equal(findDifference(makeText, TEXTS, SEED), undefined);
  });
}

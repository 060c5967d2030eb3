import assert from "node:assert/strict";
import { test } from "node:test";
import { CANCEL_CODES, CONTROL_CODES, LOOKUP_CODES, STATUS_CODES, STOP_LIST_CODES } from "./control-codes.ts";

const codesOf = (table: Readonly<Record<number, string>>) => Object.keys(table).map(Number);

test("every control code that the vendor documents for /send has a name", () => {
  assert.deepEqual(
    codesOf(CONTROL_CODES),
    [
      1, 2, 4, 9, 10, 11, 13, 14, 15, 20, 22, 23, 30, 40, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 55, 90, 96, 200,
      500, 992,
    ],
  );
});

test("so has every one of /message-cancel", () => {
  assert.deepEqual(codesOf(CANCEL_CODES), [1, 3, 4, 5, 6, 7, 10, 200]);
});

test("the other calls name what they have beside the codes of /send, or mean by them", () => {
  assert.deepEqual([STATUS_CODES, STOP_LIST_CODES, LOOKUP_CODES].map(codesOf), [[3], [3, 4, 9], [3]]);
});

test("the names are kebab-case, and each code has its own", () => {
  for (const table of [CONTROL_CODES, CANCEL_CODES, STATUS_CODES, STOP_LIST_CODES, LOOKUP_CODES]) {
    const names: readonly string[] = Object.values(table);
    assert.deepEqual(
      names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name)),
      [],
    );
    assert.equal(new Set(names).size, names.length);
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { countSeptets } from "./septet-count.ts";
import { UNDECIDED, septetTable } from "./septet-tables.ts";

const septets = septetTable(0);
const scan = (text: string, pair?: string) => {
  const count = countSeptets(text, septets, pair);
  return count && [count.units, count.segments];
};

test("an SMS holds 160 septets, a part of a concatenated one 153", () => {
  assert.deepEqual(scan(""), [0, 0]);
  assert.deepEqual(scan("a"), [1, 1]);
  assert.deepEqual(scan("a".repeat(160)), [160, 1]);
  assert.deepEqual(scan("a".repeat(161)), [161, 2]);
  assert.deepEqual(scan("a".repeat(306)), [306, 2]);
  assert.deepEqual(scan("a".repeat(307)), [307, 3]);
  assert.deepEqual(scan("a".repeat(1530)), [1530, 10]);
});

test("an extension character on a boundary goes whole into the next part, and its septet stays free", () => {
  assert.deepEqual(scan("a".repeat(152) + "€" + "a".repeat(151)), [305, 2]);
  assert.deepEqual(scan("a".repeat(152) + "€" + "a".repeat(152)), [306, 3]);
  assert.deepEqual(scan("a".repeat(151) + "€" + "a".repeat(153)), [306, 2]);
  assert.deepEqual(scan("€".repeat(80)), [160, 1]);
  assert.deepEqual(scan("€".repeat(153)), [306, 3], "76 in each part");
});

test("characters without septets take no room, wherever they stand", () => {
  for (const nothing of ["ж", "ж".repeat(152), "ж".repeat(500)]) {
    assert.deepEqual(scan(nothing), [0, 0]);
    assert.deepEqual(scan(nothing + "a".repeat(306) + nothing), [306, 2]);
    assert.deepEqual(scan("a".repeat(153) + nothing + "a".repeat(153)), [306, 2]);
    assert.deepEqual(scan("a".repeat(152) + nothing + "€" + nothing + "a".repeat(151)), [305, 2]);
    assert.deepEqual(scan("a".repeat(152) + nothing + "€" + nothing + "a".repeat(152)), [306, 3]);
  }
});

test("what stands for two characters may be parted", () => {
  const pair = "€";
  assert.deepEqual(scan("a".repeat(152) + pair + "a".repeat(152), pair), [306, 2]);
  assert.deepEqual(scan("a".repeat(152) + pair + "ж" + "a".repeat(152), pair), [306, 2]);
  assert.deepEqual(scan("a".repeat(152) + pair + "a".repeat(153), pair), [307, 3]);
  assert.deepEqual(scan(pair.repeat(153), pair), [306, 2]);
  assert.deepEqual(scan("a".repeat(152) + "[" + "a".repeat(152), pair), [306, 3], "another one may not");
});

test("one rare code unit is enough to give up, wherever it stands and whatever is around it", () => {
  const strict = septetTable(UNDECIDED);
  for (const around of ["a", "€", "a".repeat(152), "a".repeat(153), "€".repeat(200)]) {
    assert.equal(countSeptets(`ж${around}`, strict), undefined);
    assert.equal(countSeptets(`${around}ж`, strict), undefined);
    assert.equal(countSeptets(`${around}ж${around}`, strict), undefined);
  }
  const table = septetTable(0).slice();
  table["ж".charCodeAt(0)] = UNDECIDED;
  const nothing = "~".repeat(152);
  table["~".charCodeAt(0)] = 0;
  assert.equal(countSeptets(`${nothing}ж${nothing}`, table), undefined, "an endless loop once");
});

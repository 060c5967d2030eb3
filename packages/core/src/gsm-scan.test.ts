import assert from "node:assert/strict";
import { test } from "node:test";
import { scanGsm } from "./gsm-scan.ts";
import { gsmUnits, RARE } from "./gsm-units.ts";

const septets = gsmUnits(0);
const scan = (text: string, tail?: number, pair?: string) => {
  const count = scanGsm(text, septets, tail, pair);
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

test("a tail follows a text, and nothing where there is none", () => {
  assert.deepEqual(scan("a".repeat(149), 11), [160, 1]);
  assert.deepEqual(scan("a".repeat(150), 11), [161, 2]);
  assert.deepEqual(scan("a".repeat(295), 11), [306, 2]);
  assert.deepEqual(scan("a".repeat(296), 11), [307, 3]);
  assert.deepEqual(scan("a".repeat(152) + "€" + "a".repeat(140), 11), [305, 2]);
  assert.deepEqual(scan("a".repeat(152) + "€" + "a".repeat(141), 11), [306, 3]);
  assert.deepEqual(scan("", 11), [0, 0]);
  assert.deepEqual(scan("жж", 11), [0, 0]);
});

test("what stands for two characters may be parted", () => {
  const pair = "€";
  assert.deepEqual(scan("a".repeat(152) + pair + "a".repeat(152), 0, pair), [306, 2]);
  assert.deepEqual(scan("a".repeat(152) + pair + "ж" + "a".repeat(152), 0, pair), [306, 2]);
  assert.deepEqual(scan("a".repeat(152) + pair + "a".repeat(153), 0, pair), [307, 3]);
  assert.deepEqual(scan(pair.repeat(153), 0, pair), [306, 2]);
  assert.deepEqual(scan("a".repeat(152) + "[" + "a".repeat(152), 0, pair), [306, 3], "another one may not");
});

test("one rare code unit is enough to give up, wherever it stands and whatever is around it", () => {
  const strict = gsmUnits(RARE);
  for (const around of ["a", "€", "a".repeat(152), "a".repeat(153), "€".repeat(200)]) {
    assert.equal(scanGsm(`ж${around}`, strict), undefined);
    assert.equal(scanGsm(`${around}ж`, strict), undefined);
    assert.equal(scanGsm(`${around}ж${around}`, strict), undefined);
  }
  const table = gsmUnits(0).slice();
  table["ж".charCodeAt(0)] = RARE;
  const nothing = "~".repeat(152);
  table["~".charCodeAt(0)] = 0;
  assert.equal(scanGsm(`${nothing}ж${nothing}`, table), undefined, "an endless loop once");
});

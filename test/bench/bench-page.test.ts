import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { measurementSection, printedSection, shortSection } from "./bench-page.ts";
import { readShort } from "./last-page.ts";

const plain = { what: "a", measured: "1 ms" };
const reached = { what: "b", measured: "2 ms", limit: "≤ 3 ms", reached: true };
const missed = { what: "c", measured: "4 ms", limit: "≤ 3 ms", reached: false };

test("a figure that misses its limit is marked in its table, and counted as missed", async () => {
  const section = measurementSection("Speed", "", [plain, reached, missed]);
  assert.deepEqual(section.missed, [missed]);
  const text = await printedSection(section);
  assert.match(text, /\| ✖ +\| c +\| 4 ms +\| ≤ 3 ms \|/);
  assert.match(text, /\| ✔ +\| b /);
  assert.match(text, /\| {2,}\| a /);
});

test("a table in which nothing has a limit has no column for it", () => {
  assert.deepEqual(measurementSection("Speed", "", [plain]).rows, [["a", "1 ms"]]);
});

test("the short table has every figure of the page that was missed, each once", () => {
  const page = [
    measurementSection("One", "", [plain, missed]),
    measurementSection("Two", "", [{ ...missed, what: "d" }]),
  ];
  const { rows, missed: allMissed } = shortSection([plain, missed], page);
  assert.deepEqual(
    rows.map(([mark, what]) => [mark, what]),
    [
      ["", "a"],
      ["✖", "c"],
      ["✖", "d"],
    ],
  );
  assert.equal(allMissed.length, 2);
});

test("every miss of the last page is shown as a miss in its short table, which the README has", () => {
  const missesOf = (text: string): readonly string[] =>
    [...text.matchAll(/^\| ✖ +\| (.+?) +\|/gm)].map(([, what = ""]) => what);
  const page = readFileSync(new URL("last-page.md", import.meta.url), "utf8");
  const { page: short } = readShort();
  assert.deepEqual([...new Set(missesOf(page))].toSorted(), missesOf(short).toSorted());
});

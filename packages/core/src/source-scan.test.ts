import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeMessage } from "./encoded-message.ts";
import { segmentMessage } from "./segmentation.ts";
import { scanSource } from "./source-scan.ts";

/** What the whole way says, with every step of it. */
const counted = (text: string) => {
  const { units, segments } = segmentMessage(encodeMessage(text, {}), {});
  return { encoding: "gsm", units, segments: segments.length };
};

const EVERY_CODE_UNIT = Array.from({ length: 65_536 }, (_, code) => String.fromCharCode(code));
const TAKEN = EVERY_CODE_UNIT.filter((character) => scanSource(character, 0) !== undefined);

test("each code unit that the fast road takes has there the units that it has at the end of the whole way", () => {
  assert.ok(TAKEN.length > 900);
  const wrong = TAKEN.filter((character) => scanSource(character, 0)?.units !== counted(character).units);
  assert.deepEqual(wrong, []);
});

test("no code unit that the fast road takes changes when it is composed", () => {
  assert.deepEqual(
    TAKEN.filter((character) => character.normalize("NFC") !== character),
    [],
  );
});

test("none composes with what stands before it, be that a letter or anything else that the fast road takes", () => {
  const wrong: string[] = [];
  for (const before of TAKEN) {
    // Composing looks no further back than to the last character that can begin a sequence: one text tries all.
    const pairs = TAKEN.map((character) => before + character).join("");
    if (pairs.normalize("NFC") !== pairs) wrong.push(before);
  }
  assert.deepEqual(wrong, []);
});

test("it gives up where composing might matter, and where a line break has two code units", () => {
  for (const text of ["e\u0301", "\u212b", "\r\n", "a\rb", "\u1100\u1161", "😀", "\ud83d", "ﬁ"]) {
    assert.equal(scanSource(text, 0), undefined, JSON.stringify(text));
  }
});

test("it gives up where a colon might begin a token, also one that is only made by replacing or leaving out", () => {
  for (const text of [":br:", ":euro:", ":~br:", ":\tbr:", ":êuro:", ":bonjour", ":…euro:", ":ëuro:", "a:b"]) {
    assert.equal(scanSource(text, 0), undefined, text);
  }
});

test("it takes the colons of ordinary texts", () => {
  for (const text of [
    "de 9:30 à 12:00",
    "horaires : lundi",
    "Le menu :\nsoupe",
    "http://exemple.fr",
    "fin:",
    "::",
    ":A",
  ]) {
    assert.deepEqual(scanSource(text, 0), counted(text), text);
  }
});

test("œ counts as the two letters that replace it, which a boundary may part", () => {
  for (let length = 140; length <= 165; length++) {
    const text = "a".repeat(length) + "œ" + "a".repeat(145);
    assert.deepEqual(scanSource(text, 0), counted(text), `${length}`);
  }
});

test("a tail counts once there is a text", () => {
  assert.deepEqual(scanSource("~", 11), { encoding: "gsm", units: 0, segments: 0 });
  assert.deepEqual(scanSource("a", 11), { encoding: "gsm", units: 12, segments: 1 });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import * as composed from "./composed-text.ts";

const composeText = (source: string) => composed.composeText(source, { normalizes: true });

/** The origin of each code unit of the composed text, and of its end. */
const places = (source: string) => {
  const found = composeText(source);
  const { text } = found;
  return { text, from: Array.from({ length: text.length + 1 }, (_, index) => found.sourceIndex(index)) };
};

test("a text that is composed already stays, each code unit in its place", () => {
  for (const text of ["", "abc", "été à l’œuvre", "😀", "\ud83d", "\ude00x", "x\u0301"]) {
    assert.deepEqual(places(text), { text, from: Array.from({ length: text.length + 1 }, (_, index) => index) });
  }
});

test("every kind of line break becomes one line feed", () => {
  assert.deepEqual(places("a\r\nb\rc\nd"), { text: "a\nb\nc\nd", from: [0, 1, 3, 4, 5, 6, 7, 8] });
  assert.equal(composeText("\r\r\n\n\r").text, "\n\n\n\n");
});

test("sequences are composed, and their units point at the beginning of what was typed", () => {
  assert.deepEqual(places("ae\u0301b"), { text: "aéb", from: [0, 1, 3, 4] });
  assert.deepEqual(places("o\u0323\u0302\u0301"), { text: "\u1ed9\u0301", from: [0, 0, 4] });
  assert.deepEqual(places("\u1112\u1161\u11ab!"), { text: "한!", from: [0, 3, 4] });
  assert.deepEqual(places("x\u0301\u0316"), { text: "x\u0316\u0301", from: [0, 0, 0, 3] });
  assert.deepEqual(places("\u212b 😀"), { text: "Å 😀", from: [0, 1, 2, 3, 4] });
});

test("composing by sequences is composing as a whole, for every character that decomposes", () => {
  const wrong: string[] = [];
  for (let code = 0; code < 0x110000; code++) {
    const apart = String.fromCodePoint(code).normalize("NFD");
    if (apart === String.fromCodePoint(code)) continue;
    // The carriage return makes it go sequence by sequence.
    const text = `ab${apart}c\r`;
    if (composeText(text).text !== text.normalize("NFC").replace("\r", "\n")) wrong.push(code.toString(16));
  }
  assert.deepEqual(wrong, []);
});

test("a run of ASCII leaves its last letter to the marks that follow", () => {
  assert.deepEqual(places("Cafe\u0301 creme\u0300"), {
    text: "Café cremè",
    from: [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 12],
  });
});

test("30 marks on a letter are composed with it, the last one as well", () => {
  const below = "\u0316".repeat(29);
  for (const lineBreak of ["", "\r"]) {
    assert.ok(composeText(`e${below}\u0301${lineBreak}`).text.startsWith(`é${below}`));
  }
});

test("a hundred thousand marks are no trouble: those beyond the thirtieth are not composed with the letter", () => {
  const below = "\u0316".repeat(30);
  assert.equal(composeText(`e${below}\u0301`).text, `e${below}\u0301`);
  const found = composeText(`e${"\u0316\u0301".repeat(50_000)}`);
  const { text } = found;
  assert.equal(text.length, 100_000, "é took one of them in");
  assert.ok(text.startsWith("é\u0316"));
  assert.equal(found.sourceIndex(text.length), 100_001);
});

test("a text can be left as it stands", () => {
  const { text, sourceIndex } = composed.composeText("e\u0301\r\n\ud83d", {});
  assert.equal(text, "e\u0301\r\n\ud83d");
  assert.equal(sourceIndex(3), 3);
});

test("nothing of Latin and typography changes by composing, on its own or onto what stands before it", () => {
  const codes = Array.from({ length: 0x300 }, (_, code) => code).concat(
    Array.from({ length: 0xce }, (_, offset) => 0x2002 + offset),
  );
  const all = String.fromCharCode(...codes);
  for (const before of ["A", "e", "o", "ê", "≠", "’"]) {
    const pairs = [...all].map((character) => before + character).join("");
    assert.equal(pairs.normalize(), pairs);
  }
});

test("a hundred thousand vowel signs of Kirat Rai, which compose as well, are composed in time", () => {
  assert.equal(composeText("\u{16d67}".repeat(100_000)).text.length > 0, true);
});

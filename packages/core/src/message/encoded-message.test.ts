import assert from "node:assert/strict";
import { test } from "node:test";
import type { Encoding } from "../gsm/encoding.ts";
import { profileOf, type AnalysisOptions } from "../gateways/profiles.ts";
import { composeText } from "./composed-text.ts";
import { encodeMessage, sentFor } from "./encoded-message.ts";
import { stopMentionFor } from "./stop-mention.ts";

function messageOf(written: string, options: AnalysisOptions = {}) {
  const profile = profileOf(options);
  return encodeMessage(composeText(written, profile).text, stopMentionFor(written, profile, options), profile, options);
}

/** A text as it is written, with each character that does not stay as it is. */
function rewritten(written: string, mode: Encoding, name: "smspartner" | "standard" = "smspartner") {
  const profile = profileOf({ profile: name });
  const { text, wireText } = messageOf(written, { mode, profile: name }).body;
  const characters = Array.from(composeText(written, profile).text.matchAll(/[^]/gu));
  const changes = characters.flatMap(({ 0: from, index }) => {
    const to = sentFor(from, mode, profile);
    return to === from ? [] : [[index, from, to]];
  });
  return { text, wireText, changes };
}

test("GSM mode at the vendor's replaces, leaves out what cannot be sent, in order", () => {
  const { text, wireText, changes } = rewritten("Çà, c’est ж 1~2", "gsm", "smspartner");
  assert.equal(text, "Çà, c'est  12");
  assert.equal(wireText, text);
  assert.deepEqual(changes, [
    [5, "’", "'"],
    [10, "ж", undefined],
    [13, "~", ""],
  ]);
});

test("Unicode mode at the vendor's replaces nothing and leaves out lone surrogates", () => {
  const { text, changes } = rewritten("ç ’ ж 😀 \ud83d.\ude00", "unicode");
  assert.equal(text, "ç ’ ж 😀 .");
  assert.deepEqual(changes, [
    [9, "\ud83d", undefined],
    [11, "\ude00", undefined],
  ]);
});

test("the standard profile leaves the text as it stands: GSM only leaves out what has no code", () => {
  const gsm = rewritten("ä[€]\r\n:br:ç’e\u0301", "gsm", "standard");
  assert.equal(gsm.text, "ä[€]\r\n:br:e");
  assert.equal(gsm.wireText, gsm.text);
  assert.deepEqual(gsm.changes, [
    [10, "ç", undefined],
    [11, "’", undefined],
    [13, "\u0301", undefined],
  ]);
  const unicode = rewritten("ç’e\u0301 😀 \ud83d", "unicode", "standard");
  assert.equal(unicode.text, "ç’e\u0301 😀 \ufffd", "no encoding has a lone surrogate");
  assert.deepEqual(unicode.changes, []);
});

test("the wire has tokens for line breaks and the euro sign, and the platform makes them of the wire again", () => {
  const { text, wireText } = messageOf("5 €\nÀ bientôt\r\n").body;
  assert.equal(wireText, "5 :euro::br:A bientot:br:");
  assert.equal(text, "5 €\nA bientot\n");
});

for (const [typed, wire, arrives] of [
  [":br:", ":br:", "\n"],
  [":euro:", ":euro:", "€"],
  [":b|r:", ":br:", "\n"],
  [":êuro:", ":euro:", "€"],
  [":br\n", ":br:br:", "\nbr:"],
  [":euro\n", ":euro:br:", "€br:"],
  ["::br::", "::br::", ":\n:"],
  [":br:br:", ":br:br:", "\nbr:"],
  [":br", ":br", ":br"],
  [":BR:", ":BR:", ":BR:"],
  ["\nbr:", ":br:br:", "\nbr:"],
  ["€br:", ":euro:br:", "€br:"],
] as const) {
  test(`${JSON.stringify(typed)} is ${wire} on the wire and arrives as ${JSON.stringify(arrives)}`, () => {
    const { text, wireText } = messageOf(typed).body;
    assert.deepEqual({ wireText, text }, { wireText: wire, text: arrives });
  });
}

const encodingOf = (text: string, options: AnalysisOptions = {}) => messageOf(text, options).encoding;

test("GSM is the mode unless another is asked for", () => {
  assert.equal(encodingOf("ж"), "gsm");
  assert.equal(encodingOf("ж", { mode: "gsm" }), "gsm");
  assert.equal(encodingOf("a", { mode: "unicode" }), "unicode");
});

test("mode auto takes Unicode when something could not be sent in GSM, and only then", () => {
  assert.equal(encodingOf("L’été [1]", { mode: "auto" }), "gsm", "the vendor's table carries it");
  assert.equal(encodingOf("L’été", { mode: "auto", profile: "standard" }), "unicode");
  assert.equal(encodingOf("ж", { mode: "auto" }), "unicode");
  assert.equal(encodingOf("\ud83d", { mode: "auto" }), "unicode");
  assert.equal(encodingOf("Bonjour", { mode: "auto", stop: " ж" }), "unicode", "the mention is part of the message");
});

test("the mention follows the text in the encoding of both; an empty text has none yet", () => {
  const message = messageOf("Bonjour", { stop: "\nSTOP « €5 » 😀" });
  assert.equal(message.mention, '\nSTOP " €5 " ');
  assert.equal(message.text, 'Bonjour\nSTOP " €5 " ');
  assert.equal(message.body.text, "Bonjour");
  assert.equal(message.body.wireText, "Bonjour", "the platform appends it, not we");
  const empty = messageOf("😀", { stop: true });
  assert.equal(empty.text, "");
  assert.equal(empty.mention, " STOP 36xxx");
});

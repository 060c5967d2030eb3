import assert from "node:assert/strict";
import { test } from "node:test";
import type { AnalysisOptions } from "./analysis-options.ts";
import { encodeMessage } from "./encoded-message.ts";

const encodingOf = (text: string, options: AnalysisOptions = {}) => encodeMessage(text, options).encoding;

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
  const message = encodeMessage("Bonjour", { stop: "\nSTOP « €5 » 😀" });
  assert.equal(message.mention, '\nSTOP " €5 " ');
  assert.equal(message.text, 'Bonjour\nSTOP " €5 " ');
  assert.equal(message.body.text, "Bonjour");
  assert.equal(message.body.wireText, "Bonjour", "the platform appends it, not we");
  const empty = encodeMessage("😀", { stop: true });
  assert.equal(empty.text, "");
  assert.equal(empty.mention, " STOP 36xxx");
});

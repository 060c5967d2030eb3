import assert from "node:assert/strict";
import { test } from "node:test";
import { SMS_PARTNER } from "../gateways/smspartner/profile.ts";
import { LIMITS } from "../gateways/smspartner/limits.ts";
import { DEFAULT_STOP_MENTION } from "../gateways/smspartner/stop-mention.ts";
import type { MessageOptions } from "./message-options.ts";
import * as mention from "./stop-mention.ts";

const { pattern: NO_PUB_STOP, fix: NO_PUB_STOP_FIX } = LIMITS.lowCostMention;
const stopMentionFor = (text: string, options: MessageOptions) => mention.stopMentionFor(text, SMS_PARTNER, options);

test("the default mention is 11 units with its leading space", () => {
  assert.equal(DEFAULT_STOP_MENTION, " STOP 36xxx");
  assert.equal(DEFAULT_STOP_MENTION.length, 11);
});

test("Premium appends the mention when asked, Low Cost never", () => {
  assert.equal(stopMentionFor("Bonjour", {}), "");
  assert.equal(stopMentionFor("Bonjour", { stop: false }), "");
  assert.equal(stopMentionFor("Bonjour", { stop: true }), DEFAULT_STOP_MENTION);
  assert.equal(stopMentionFor("Bonjour", { stop: true, range: "premium" }), DEFAULT_STOP_MENTION);
  assert.equal(stopMentionFor("Bonjour", { stop: true, range: "lowCost" }), "");
});

test("a text of one's own takes the mention's place", () => {
  assert.equal(stopMentionFor("Bonjour", { stop: " STOP au 36111" }), " STOP au 36111");
  assert.equal(stopMentionFor("Bonjour", { stop: "" }), "");
  assert.equal(stopMentionFor("Bonjour STOP au 36111 \n", { stop: " STOP au 36111" }), "");
  assert.equal(stopMentionFor("Répondez NON", { stop: " Répondez NON" }), "", "typed already");
  assert.equal(stopMentionFor("Bonjour", { stop: "  " }), "", "white space mentions nothing");
});

for (const typed of [
  "STOP 36123",
  "Soldes ! STOP 36xxx",
  "Soldes STOP au 36180",
  "Soldes, stop sms au 36180.",
  "Soldes STOP: 36180",
  "Soldes STOP=36180",
  "Soldes (Stop 36180 !",
  "à 19h00STOP 36180",
  "Soldes STOP 36180\n\n",
]) {
  test(`a text that ends in a mention is not given a second: ${JSON.stringify(typed)}`, () => {
    assert.equal(stopMentionFor(typed, { stop: true }), "");
    assert.equal(stopMentionFor(`${"Bonjour. ".repeat(100)}${typed}`, { stop: " STOP au 36111" }), "");
  });
}

for (const text of [
  "",
  "STOP",
  "STOP:euro:36180",
  "STOP 36123 et bonne journée",
  "NONSTOP 36123",
  "STOP 3612",
  "STOP 361234",
  "Rdv arrêt Bus-Stop 75011",
  "Ouvert non stop 13001",
  "Atelier Pit Stop 34000.",
  "Pour annuler le dossier répondez STOP 48213",
  "STOP la pluie arrive en 36123",
  "Arrêtez tout 36123",
  "STOP 36123 - 5 av. Foch",
]) {
  test(`a text that only looks like it gets its mention: ${JSON.stringify(text)}`, () => {
    assert.equal(stopMentionFor(text, { stop: true }), DEFAULT_STOP_MENTION);
  });
}

test("the mention of Low Cost is found however it is spaced, and the fix contains it", () => {
  for (const text of ["Promo NoPub=STOP", "nopub = stop au 36xxx", "Promo NOPUB=STOP."])
    assert.match(text, NO_PUB_STOP);
  for (const text of ["Promo", "NoPub", "STOP", "NoPub: STOP"]) assert.doesNotMatch(text, NO_PUB_STOP);
  assert.match(`Promo${NO_PUB_STOP_FIX}`, NO_PUB_STOP);
});

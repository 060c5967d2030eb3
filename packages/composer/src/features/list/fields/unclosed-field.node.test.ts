import assert from "node:assert/strict";
import { test } from "node:test";
import { closingOf } from "./unclosed-field.ts";

const NAMES = ["Nom", "Prénom", "Nom de jeune fille", "Date"];

test("a brace that was not closed is closed behind the name that it begins, or made a literal one", () => {
  for (const [message, mended] of [
    ["Bonjour {Prénom, à demain", "Bonjour {Prénom}, à demain"],
    ["Bonjour {prenom", "Bonjour {Prénom}"],
    ["{nom de jeune fille !", "{Nom de jeune fille} !"],
    ["{Pré et après", "{Prénom} et après"],
    ["{Prénom|cher client, merci", "{Prénom|cher client}, merci"],
    ["{Ville", "{{Ville"],
    ["Un { seul", "Un {{ seul"],
    ["fin {", "fin {{"],
  ] as const) {
    const index = message.indexOf("{");
    const { length, fix } = closingOf(message, index, NAMES);
    assert.equal(message.slice(0, index) + fix + message.slice(index + length), mended);
  }
});

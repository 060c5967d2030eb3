/** The standard profile against what others compute on the same texts, with their known disagreements. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { countSegments } from "@sms-composer/core/standard-segments";
import { countSegments as countByProfile } from "@sms-composer/core/segments";
import { KNOWN_DISAGREEMENTS } from "./known-disagreements.ts";
import { PUBLIC_COUNTERS } from "./public-counters.ts";
import { createRandom } from "../../packages/sandbox/src/faults/random-numbers.ts";
import { TEXT_CLASSES } from "./random-texts.ts";

const SEED = 7;
const TEXTS = 300;
/** It needs milliseconds for each text. */
const SLOW = "sms-segments-calculator";

for (const { name, count } of PUBLIC_COUNTERS) {
  const known = KNOWN_DISAGREEMENTS.filter(({ counter }) => counter === name);

  for (const { reason, example, ours, theirs, applies } of known) {
    test(`${name} disagrees: ${reason}`, () => {
      const standard = countSegments(example, { mode: "auto" });
      assert.deepEqual([standard.segments, count(example).segments], [ours, theirs]);
      assert.ok(applies(example, standard));
      assert.ok(!applies("Bonjour", countSegments("Bonjour", { mode: "auto" })), "there are texts that agree");
    });
  }

  test(`${name} agrees with the standard profile on every random text that no known reason applies to`, () => {
    let agreed = 0;
    for (const makeText of Object.values(TEXT_CLASSES)) {
      const random = createRandom(SEED);
      for (let index = 0; index < (name === SLOW ? TEXTS / 5 : TEXTS); index++) {
        const text = makeText(random);
        const ours = countSegments(text, { mode: "auto" });
        const { encoding, segments } = count(text);
        if (encoding === ours.encoding && segments === ours.segments) agreed++;
        else
          assert.ok(
            known.some(({ applies }) => applies(text, ours)),
            `${JSON.stringify(text)}: ${segments}`,
          );
      }
    }
    assert.ok(agreed > 100);
  });
}

/** The last character of GSM is the euro sign, U+20AC. */
const BEYOND_GSM = 0x2200;

test("every counter can tell GSM from Unicode for every single code unit, the form feed excepted", () => {
  for (const { name, count } of PUBLIC_COUNTERS) {
    const wrong: string[] = [];
    for (let code = 0; code < BEYOND_GSM; code++) {
      const character = String.fromCharCode(code);
      if (count(character).encoding !== countSegments(character, { mode: "auto" }).encoding) wrong.push(character);
    }
    const known = KNOWN_DISAGREEMENTS.some(({ counter, example }) => counter === name && example.includes("\f"));
    assert.deepEqual(wrong, known ? ["\f"] : [], name);
  }
});

test("the standard profile of the segments entry is the standard-segments entry", () => {
  for (const makeText of Object.values(TEXT_CLASSES)) {
    const random = createRandom(SEED);
    for (let index = 0; index < TEXTS; index++) {
      const text = makeText(random);
      for (const mode of ["gsm", "unicode", "auto"] as const) {
        assert.deepEqual(countByProfile(text, { profile: "standard", mode }), countSegments(text, { mode }));
      }
    }
  }
});

test("on two ordinary French texts all of them say 3 SMS where the vendor bills 1", () => {
  for (const text of [
    "Bonjour, votre commande n° 4512 est prête ! Vous pouvez la récupérer à l’accueil du magasin du lundi au samedi, de 9 h à 19 h. À très bientôt, l’équipe de Noël",
    "Chère cliente, vos lunettes sont arrivées. Passez les récupérer quand vous voulez à l’atelier : ouvert du mardi au samedi jusqu’à 18 h, et même dès 8 h le jeudi",
  ]) {
    assert.equal(countByProfile(text).segments, 1);
    for (const { name, count } of PUBLIC_COUNTERS) assert.equal(count(text).segments, 3, name);
  }
});

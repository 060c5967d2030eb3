import assert from "node:assert/strict";
import { test } from "node:test";
import type { AnalysisOptions } from "../gateways/profiles.ts";
import { analyzeMessage } from "../gateways/message-analysis.ts";
import { profileOf } from "../gateways/profiles.ts";
import { countSegments } from "../gateways/segment-count.ts";
import { SMS_PARTNER } from "../gateways/smspartner/profile.ts";
import { composeText } from "./composed-text.ts";
import { encodeMessage } from "./encoded-message.ts";
import { cutSegments } from "./segment-cuts.ts";
import type { Profile } from "./profile.ts";
import * as textCount from "./text-count.ts";

const countAsWritten = (text: string) => textCount.countAsWritten(text, SMS_PARTNER, {});

const agree = (text: string, options: AnalysisOptions): void => {
  const { encoding, units, segments } = analyzeMessage(text, options);
  const expected = { encoding, units, segments: segments.length };
  assert.deepEqual(countSegments(text, options), expected, JSON.stringify([text, options]));
};

const TEXTS = [
  "",
  "😀",
  "~^|",
  "a".repeat(160),
  "œ".repeat(80) + "a",
  "Noël à l’œuvre :\r\n5 €",
  ":br::euro:",
  ":b|r:",
  ":êuro:",
  "e\u0301".repeat(153) + "\u0302",
  "~".repeat(152) + "ж" + "~".repeat(152),
  "a".repeat(150),
  "a".repeat(152) + "€" + "a".repeat(141),
  "\ud83d".repeat(80),
  "ж".repeat(66) + "😀" + "\n".repeat(40),
  "Soldes STOP 36123",
  "\n".repeat(200),
];

const all: Required<AnalysisOptions>[] = (["gsm", "unicode", "auto"] as const).flatMap((mode) =>
  (["smspartner", "standard"] as const).flatMap((profile) =>
    (["premium", "lowCost"] as const).flatMap((range) =>
      [false, true, " STOP au 36111", "\nSTOP €", " ж", ":br:", "x".repeat(200)].map((stop) => ({
        mode,
        profile,
        range,
        stop,
      })),
    ),
  ),
);

test("countSegments and analyzeMessage agree on every combination of options", () => {
  for (const options of all) for (const text of TEXTS) agree(text, options);
});

test("they agree at every length around every boundary", () => {
  for (const options of [{}, { stop: true }, { stop: true, mode: "unicode" }, { profile: "standard" }] as const) {
    for (const filling of ["a", "€", "œ", "\n", "é", "😀"]) {
      for (const end of ["", "€", "😀", "ж", "œ\n"]) {
        for (const length of [
          34, 35, 66, 67, 68, 75, 76, 77, 79, 80, 149, 150, 152, 153, 154, 159, 160, 161, 305, 306,
        ]) {
          agree(filling.repeat(length) + end, options);
        }
      }
    }
  }
});

test("an empty message is 0 SMS, mention or not", () => {
  for (const text of ["", "😀", "~", "\t"]) {
    assert.deepEqual(countSegments(text, { stop: true }), { encoding: "gsm", units: 0, segments: 0 });
  }
  assert.deepEqual(countSegments("\ud83d", { stop: true, mode: "unicode" }), {
    encoding: "unicode",
    units: 0,
    segments: 0,
  });
});

/** The count by the whole analysis, with every step of it. */
const counted = (text: string) => {
  const { units, segments } = cutSegments(
    encodeMessage(composeText(text, SMS_PARTNER).text, "", SMS_PARTNER, {}),
    SMS_PARTNER,
  );
  return { encoding: "gsm", units, segments: segments.length };
};

const EVERY_CODE_UNIT = Array.from({ length: 65_536 }, (_, code) => String.fromCharCode(code));
const TAKEN = EVERY_CODE_UNIT.filter((character) => countAsWritten(character) !== undefined);

test("each code unit that the fast way takes has there the units that it has at the end of the whole way", () => {
  assert.ok(TAKEN.length > 900);
  const wrong = TAKEN.filter((character) => countAsWritten(character)?.units !== counted(character).units);
  assert.deepEqual(wrong, []);
});

test("no code unit that the fast way takes changes when it is composed", () => {
  assert.deepEqual(
    TAKEN.filter((character) => character.normalize("NFC") !== character),
    [],
  );
});

test("none composes with what stands before it, be that a letter or anything else that the fast way takes", () => {
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
    assert.equal(countAsWritten(text), undefined, JSON.stringify(text));
  }
});

test("it gives up where a colon might begin a token, also one that is only made by replacing or leaving out", () => {
  for (const text of [":br:", ":euro:", ":~br:", ":\tbr:", ":êuro:", ":bonjour", ":…euro:", ":ëuro:", "a:b"]) {
    assert.equal(countAsWritten(text), undefined, text);
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
    assert.deepEqual(countAsWritten(text), counted(text), text);
  }
});

test("œ counts as the two letters that replace it, which a boundary may part", () => {
  for (let length = 140; length <= 165; length++) {
    const text = "a".repeat(length) + "œ" + "a".repeat(145);
    assert.deepEqual(countAsWritten(text), counted(text), `${length}`);
  }
});

test("a text that is carried as it is written has nothing that cannot be sent, by each profile and mode", () => {
  let carried = 0;
  for (const profile of ["smspartner", "standard"] as const) {
    for (const mode of ["gsm", "unicode", "auto"] as const) {
      for (const character of EVERY_CODE_UNIT) {
        if (!textCount.isCarriedAsWritten(character, profileOf({ profile }), { mode })) continue;
        carried++;
        assert.deepEqual(analyzeMessage(character, { profile, mode }).unsupported, [], JSON.stringify(character));
      }
    }
  }
  assert.ok(carried > 4 * 63_000);
  for (const text of ["", "Ça coûte 5 € à l’hôtel « Bon œil »", "a\n[b]"]) {
    assert.equal(textCount.isCarriedAsWritten(text, SMS_PARTNER, {}), true);
  }
  for (const text of ["漢", "~", "e\u0301", "\r\n", "\x1b"]) {
    assert.equal(textCount.isCarriedAsWritten(text, SMS_PARTNER, {}), false);
  }
});

test("of what a profile puts in, only its pair has two characters, and none has more", () => {
  const { replacements = {}, pair } = SMS_PARTNER;
  assert.deepEqual(
    Object.keys(replacements).filter((character) => (replacements[character] ?? "").length > 1),
    [pair],
  );
  assert.equal(replacements[pair ?? ""]?.length, 2);
});

test("a gateway that normalizes, and has neither tokens nor a dear line break, counts a line feed as one", () => {
  const plain: Profile = { normalizes: true, stopMention: " STOP", mentionTyped: /STOP$/ };
  assert.deepEqual(textCount.countText("a\nb :br:", plain, {}), { encoding: "gsm", units: 8, segments: 1 });
  assert.deepEqual(textCount.countText("e\u0301\r\n€", plain, {}), { encoding: "gsm", units: 4, segments: 1 });
});

/** The help for people who send, in English and French: what it says is what the composer does, in the composer's words. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { forecastDelivery } from "@sms-composer/core/forecast";
import { analyzeMessage, countSegments, DEFAULT_STOP_MENTION } from "@sms-composer/core/segments";
import { fillTemplate } from "@sms-composer/core/template";
import { readSource, sourceFiles } from "../structure/source-files.ts";

/**
 * The texts that people see in a language: the words of the element and of the desktop app, as they are written in
 * their sources.
 */
const wordsOf = (language: string): string =>
  sourceFiles(`packages/composer/src/languages/${language}/*.ts`, `apps/desktop/src/messages/${language}/*.ts`)
    .map(readSource)
    .join("\n")
    .replaceAll("\\u00a0", "\u00a0");

const cells = (text: string, row: RegExp): string[][] =>
  [...text.matchAll(new RegExp(`^\\| ${row.source} \\|$`, "gmu"))].map((found) => found.slice(1));

for (const { language, path } of [
  { language: "en", path: "apps/playground/guide/help.md" },
  { language: "fr", path: "apps/playground/guide/fr/help.md" },
]) {
  const text = readSource(path);

  describe(`the help, ${language}`, () => {
    test("the lengths are those at which the next SMS begins", () => {
      const rows = cells(text, /\D+([\d,\s\u00a0]+?) \p{L}+ +\| (\d+) +/u);
      const lengths = rows.map(([length = "", segments]) => [Number(length.replace(/\D/g, "")), Number(segments)]);
      assert.deepEqual(lengths, [
        [160, 1],
        [306, 2],
        [459, 3],
        [1530, 10],
      ]);
      for (const [length = 0, segments = 0] of lengths) {
        assert.equal(countSegments("a".repeat(length)).segments, segments);
        assert.equal(countSegments("a".repeat(length + 1)).segments, segments + 1);
      }
      assert.equal(countSegments("€").units, 2);
      assert.equal(countSegments("\n").units, 2);
      assert.equal(analyzeMessage("a", { mode: "unicode" }).unitsPerSegment, 70);
      assert.equal(analyzeMessage("a".repeat(71), { mode: "unicode" }).unitsPerSegment, 67);
    });

    test("what is written arrives as it says, and what has no replacement is named", () => {
      const rows = cells(text, /`(.+?)` +\| `(.+?)` +/);
      assert.equal(rows.length, 6);
      for (const [written = "", arriving] of rows) assert.equal(analyzeMessage(written).text, arriving);
      assert.equal(analyzeMessage("é è à ù").replacements.length, 0);
      assert.equal(analyzeMessage("😀中…").unsupported.length, 3);
    });

    test("the STOP mention takes the characters that it says", () => {
      assert.ok(text.includes(`\`${DEFAULT_STOP_MENTION.trim()}\``));
      assert.match(text, new RegExp(`\\b${DEFAULT_STOP_MENTION.length} (?:characters|caractères)`));
    });

    test("commercial messages wait in the night, on Sundays and holidays until 8 in the morning; others do not", () => {
      const held = (at: string, commercial: boolean) =>
        forecastDelivery({ at: new Date(at), commercial }).deliveredAt.toISOString();
      // Paris is an hour ahead of UTC in winter.
      assert.equal(held("2026-11-24T19:30:00Z", true), "2026-11-25T07:00:00.000Z");
      assert.equal(held("2026-11-22T11:00:00Z", true), "2026-11-23T07:00:00.000Z");
      assert.equal(held("2026-11-11T11:00:00Z", true), "2026-11-12T07:00:00.000Z");
      assert.equal(held("2026-11-22T11:00:00Z", false), "2026-11-22T11:00:00.000Z");
    });

    test("the text with a field is filled in, and has something for those without a name", () => {
      const [, example = ""] = /```text\n(.*)\n```/.exec(text) ?? [];
      const fields = ["Prénom"];
      const rest = ", votre commande est prête.";
      assert.equal(fillTemplate(example, { Prénom: "Zoé" }, { fields }).text, `Bonjour Zoé${rest}`);
      assert.equal(fillTemplate(example, { Prénom: "" }, { fields }).text, `Bonjour cher client${rest}`);
    });

    test("what stands in bold is what people read on the screen", () => {
      const words = wordsOf(language);
      const shown = [...text.matchAll(/\*\*(.+?)\*\*/g)].map(([, bold = ""]) => bold);
      assert.ok(shown.length > 10);
      // Whoever pastes reads no such word, and SMS are numbered.
      const own = /^(?:Paste numbers|Collez des numéros|SMS \d)$/u;
      // Such as `Remove ${character}`, of which the help shows one.
      const beforeCharacter = [...words.matchAll(/`([^`$]+)\$\{character\}`/g)].map(([, before = ""]) => before);
      const isShown = (bold: string): boolean =>
        words.includes(`"${bold}"`) ||
        words.includes(`\`${bold} `) ||
        beforeCharacter.some((before) => bold.startsWith(before) && /^\P{L}$/u.test(bold.slice(before.length)));
      assert.deepEqual(
        shown.filter((bold) => !own.test(bold.replace("\u00a0", " ")) && !isShown(bold)),
        [],
      );
    });
  });
}

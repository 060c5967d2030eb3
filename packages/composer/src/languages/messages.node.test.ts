import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { IssueCode } from "@sms-composer/core";
import { formatsOf } from "./formats.ts";
import { issueSentence } from "./issue-sentence.ts";
import { loadMessages } from "./locale.ts";
import { formMessages } from "./en/form.ts";
import { issueMessages } from "./en/issues.ts";
import { meterMessages } from "./en/meter.ts";
import { listMessages } from "./en/list.ts";
import { panelMessages } from "./en/panels.ts";
import { recipientMessages } from "./en/recipients.ts";
import { rowsMessages } from "./en/rows.ts";
import { refusalMessages } from "./en/refusals.ts";
import { sendingMessages } from "./en/sending.ts";
import { LANGUAGES } from "./languages.ts";
import type { Part, MessageFactory } from "./messages.ts";

type Tree = { readonly [key: string]: unknown };

/** Messages that are the same in several languages, with where. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  premium: ["fr", "es", "it", "pt"],
  lowCost: ["fr", "es", "it", "pt"],
  unicode: ["fr", "es", "it", "pt"],
  sms: ["fr", "es", "it", "pt"],
  segment: ["fr", "es", "it", "pt"],
  message: ["fr"],
  labelled: ["es", "it", "pt"],
  distribution: ["fr", "es", "it", "pt"],
  part: ["fr", "es", "it", "pt"],
  range: ["fr", "es", "it", "pt"],
  time: ["es", "it", "pt"],
  counted: ["fr", "es", "it", "pt"],
  columnHeading: ["es", "it", "pt"],
  messageIds: ["fr"],
  code: ["fr"],
};

/** Arguments that do for every sentence: a number or a text where one is asked for. */
const ARGUMENTS = [
  [2, 3, true, 4, 5],
  [1, 1, false, 1, 1],
  [0, 0, false, 0, 0],
];

/** The texts of the messages by their path. */
function textsOf(tree: Tree, path = ""): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const name = path ? `${path}.${key}` : key;
    if (key === "formats" || key === "locale") return [];
    if (typeof value === "string") return [[name, value]];
    if (typeof value === "function") return ARGUMENTS.map((args, i) => [`${name} ${i}`, say(name, value, args)]);
    return [...textsOf(value as Tree, name)];
  });
  return new Map(entries);
}

function say(name: string, make: CallableFunction, args: readonly unknown[]): string {
  if (name.startsWith("issue.")) {
    const params = { count: args[0], max: 10, min: 3, units: 170, segments: 11, first: "06", characters: "–", step: 5 };
    return String(make(params));
  }
  if (name === "messageIds") return String(make([307]));
  if (name.startsWith("about")) return String(make(args[0], "EUR"));
  if (/arrives|Held/.test(name)) return String(make(new Date("2026-12-01T09:00:00Z"), "sunday"));
  return String(make(...args));
}

const ENGLISH: { readonly [P in Part]: MessageFactory<P> } = {
  meter: meterMessages,
  issues: issueMessages,
  form: formMessages,
  recipients: recipientMessages,
  sending: sendingMessages,
  refusals: refusalMessages,
  list: listMessages,
  rows: rowsMessages,
  panels: panelMessages,
};

for (const [part, englishMessages] of Object.entries(ENGLISH)) {
  const english = textsOf(englishMessages(formatsOf("en")));
  for (const language of Object.keys(LANGUAGES)) {
    test(`${part} in ${language}: everything is there, and nothing repeats English`, async () => {
      const messages = textsOf((await loadMessages(language, part as Part))?.(formatsOf(language)) ?? {});
      assert.deepEqual([...messages.keys()], [...english.keys()]);
      const repeated = [...messages].filter(
        ([key, said]) => said === english.get(key) && !SAME[key.split(/[ .]/)[0] ?? ""]?.includes(language),
      );
      assert.deepEqual(repeated, []);
      const broken = [...messages].filter(([, said]) => said === "" || /undefined|NaN|\[object/.test(said));
      assert.deepEqual(broken, []);
    });
  }
}

test("words say which language they are in", async () => {
  for (const language of Object.keys(LANGUAGES))
    assert.equal((await loadMessages(language, "form"))?.(formatsOf(language)).locale, language);
});

test("one and many are told apart as the language does", async () => {
  const fr = (await loadMessages("fr", "form"))?.(formatsOf("fr"));
  assert.equal(fr?.recipientCount(0), "0\u00a0destinataire");
  assert.equal(formMessages(formatsOf("en")).recipientCount(0), "0\u00a0recipients");
  assert.equal(fr?.recipientCount(1234), "1\u202f234\u00a0destinataires");
  const it = (await loadMessages("it", "rows"))?.(formatsOf("it"));
  assert.match(it?.sum(7, 1, 3, 1, 1) ?? "", /1 pronta, .* 1 doppia, /);
  assert.match(it?.sum(9, 2, 3, 2, 1) ?? "", /2 pronte, .* 2 doppie, /);
  assert.deepEqual([it?.more(1), it?.more(2)], ["Mostrane un’altra", "Mostrane altre 2"]);
  assert.match(fr?.creditsShort(1, 3) ?? "", /1\u00a0destinataire sur 3/);
  assert.match(fr?.creditsShort(2, 3) ?? "", /2\u00a0destinataires sur 3/);
  const sending = (await loadMessages("fr", "sending"))?.(formatsOf("fr"));
  assert.deepEqual(
    [sending?.sentSoFar(1, 3), sending?.sentSoFar(2, 3)],
    ["1\u00a0envoyé sur 3.", "2\u00a0envoyés sur 3."],
  );
  assert.match(sending?.billedDiffers(2, 1) ?? "", /au lieu de 1\u00a0SMS\.$/);
});

test("a rule of another version of the backend, which has no words here, is said by its code", () => {
  const messages = issueMessages(formatsOf("en"));
  assert.equal(issueSentence(messages.issue, { field: "message", code: "of-tomorrow" as IssueCode }), "of-tomorrow");
});

/** The rows of a language's glossary: the term, and what is not written for it. */
function glossary(language: string): { term: string; not: string }[] {
  const text = readFileSync(new URL(`${language}/glossary.md`, import.meta.url), "utf8");
  const rows = text.split("\n").filter((line) => /^\| (?!-)/.test(line));
  return rows.slice(1).map((row) => {
    const [term = "", not = ""] = row.split("|").slice(1, -1).slice(-2);
    return { term: term.trim(), not: not.trim() };
  });
}

for (const language of ["en", ...Object.keys(LANGUAGES)]) {
  test(`${language}: what the glossary names is called so, and never otherwise`, async () => {
    const texts: string[] = [];
    for (const [part, english] of Object.entries(ENGLISH)) {
      const make = language === "en" ? english : await loadMessages(language, part as Part);
      texts.push(...textsOf(make?.(formatsOf(language)) ?? {}).values());
    }
    const written = texts.join("\n").toLowerCase();
    const rows = glossary(language);
    assert.ok(rows.length > 15);
    for (const { term, not } of rows) {
      assert.ok(written.includes(term), term);
      if (not) assert.doesNotMatch(written, new RegExp(`(?<![\\p{L}])${not}(?![\\p{L}])`, "u"));
    }
  });
}

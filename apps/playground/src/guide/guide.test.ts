/** The guide is true: links, programs, properties, states, numbers. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readDeliveryStatus } from "@sms-composer/core/requests";
import { countSegments, DEFAULT_STOP_MENTION } from "@sms-composer/core/segments";
import { BATCH_STATES, type BatchState, TRANSITIONS } from "@sms-composer/outbox/machine";
import { messages as en } from "../../../desktop/src/messages/en/index.ts";
import { messages as fr } from "../../../desktop/src/messages/fr/index.ts";
import { problemsOf } from "../../guide/own-messages.ts";
import { contrast, faintPairs } from "../page/guide/contrast.ts";
import {
  type ColourPair,
  COLOURS,
  DEFAULTS,
  LENGTHS,
  readPair,
  readTheme,
  SCHEMES,
  writeTheme,
} from "../page/guide/theme-properties.ts";
import { renderDocument } from "./guide-document.ts";
import { guideFrame } from "./guide-frame.ts";
import { NOT_FOUND } from "./guide-site.ts";
import { addressOf, CHAPTERS, chaptersIn, GUIDE_PAGES, translationOf } from "./guide-pages.ts";
import { isFile, readText } from "./repository.ts";

const documents = new Map(GUIDE_PAGES.map((page) => [addressOf(page), renderDocument(page.file)]));
const pages = new Map(
  GUIDE_PAGES.map((page) => [addressOf(page), guideFrame(documents.get(addressOf(page)) ?? NOT_FOUND, page)]),
);

const all = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, found = ""]) => found);
const asText = (html: string): string =>
  html
    .replace(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");

for (const [address, html] of pages) {
  test(`${address}: every link leads somewhere, also within a page`, () => {
    const links = all(html, /<a [^>]*href="([^"]*)"/g);
    assert.ok(links.length > 10);
    const dead = links.filter((link) => {
      if (/^https?:/.test(link) || link === "/") return false;
      const [path = "", anchor] = link.split("#");
      const target = pages.get(path || address);
      return !target || (anchor !== undefined && !target.includes(`id="${anchor}"`));
    });
    assert.deepEqual(dead, []);
  });

  test(`${address}: one title, no level of headings left out, no identifier twice, every picture described`, () => {
    const levels = all(html.slice(html.indexOf("<article")), /<h(\d)/g).map(Number);
    assert.equal(levels[0], 1);
    assert.equal(levels.filter((level) => level === 1).length, 1);
    assert.deepEqual(
      levels.filter((level, place) => level - (levels[place - 1] ?? 0) > 1),
      [],
    );
    assert.deepEqual(all(html, /(<img (?![^>]*alt=)[^>]*>)/g), []);
    const ids = all(html, / id="([^"]+)"/g);
    assert.deepEqual(ids.toSorted(), [...new Set(ids)].toSorted());
  });

  test(`${address}: nothing that the policy would refuse`, () => {
    assert.doesNotMatch(html, /<style|<script(?! type="module" src="\/)|<[a-z][^>]*\s(?:style|on[a-z]+)=/);
  });
}

for (const language of ["en", "fr"] as const) {
  const chapters = chaptersIn(language).map(addressOf);

  test(`the overview leads to every chapter, and before all others: ${language}`, () => {
    const { html = "" } = documents.get(chapters[0] ?? "") ?? {};
    const links = all(html, /href="([^"]+)"/g);
    assert.deepEqual(links.slice(0, chapters.length - 1), chapters.slice(1));
  });
}

test("every chapter names its translation, and no README does", () => {
  for (const page of GUIDE_PAGES) {
    const named = all(pages.get(addressOf(page)) ?? "", /<link rel="alternate" hreflang="\w+" href="([^"]+)"/g);
    const expected = CHAPTERS.includes(page)
      ? [addressOf(translationOf(page, "en")), addressOf(translationOf(page, "fr"))]
      : [];
    assert.deepEqual(named, expected, addressOf(page));
  }
});

describe("the French chapters", () => {
  const outside = (text: string): string => text.replace(/```[^]*?```|`[^`\n]*`|\]\([^)]*\)|<[^>\n]*>/g, "");

  for (const page of chaptersIn("fr")) {
    const english = documents.get(addressOf(translationOf(page, "en"))) ?? NOT_FOUND;
    const french = documents.get(addressOf(page)) ?? NOT_FOUND;
    const shapeOf = ({ html, sources, headings }: typeof french) => ({
      sources,
      headings: headings.length,
      demos: all(html, /data-demo="(\w+)"/g),
      rows: all(html, /(<tr>)/g).length,
      points: all(html, /(<li>)/g).length,
      programs: all(html, /<pre tabindex="0"><code>([^]*?)<\/code><\/pre>/g).filter(
        (code) => !/^Bonjour|^<!-- /.test(code),
      ),
    });

    test(`${page.label}: has what the English chapter has: sections, programs, tables, points, examples`, () => {
      assert.deepEqual(shapeOf(french), shapeOf(english));
    });

    test(`${page.label}: its links stay in French`, () => {
      const links = all(french.html, /<a href="(\/guide[^"#]*)/g);
      const english = chaptersIn("en").map(addressOf);
      assert.deepEqual(
        links.filter((link) => english.includes(link)),
        [],
      );
    });

    test(`${page.label}: French spaces, quotes and apostrophes`, () => {
      const text = outside(readText(page.file));
      assert.deepEqual(
        text.match(/.{0,12}(?: [:;?!»]|[^\s\u00a0:;?!|(«…][?!»](?![\w(])|« |[^\u00a0 |]»).{0,12}/g) ?? [],
        [],
      );
      assert.deepEqual(text.match(/.{0,12}\p{L}'\p{L}.{0,12}/gu) ?? [], []);
    });
  }
});

test("a page of the guide reads on: each link of its source leads to a file", () => {
  for (const { file } of CHAPTERS)
    for (const link of all(readText(file), /\]\(([^)#\s]+)/g))
      assert.ok(link === "/" || isFile(`${file.replace(/[^/]+$/, "")}${link}`), `${file}: ${link}`);
});

describe("the programs", () => {
  /** Files that tests run, or compare; the two of the guide's own are run here and beside. */
  const TESTED =
    /^(?:test\/(?:client|sandbox|readme)\/examples\/|test\/frameworks\/|packages\/composer\/themes\/|apps\/playground\/(?:guide\/(?:backend\.php|own-messages\.ts)|src\/page\/rendez-vous\.csv)$)/;

  for (const [address, { html, sources }] of documents) {
    if (sources.length === 0) continue;
    test(`${address} shows files that tests run, as they are`, () => {
      const shown = all(html, /<pre tabindex="0"><code>([^]*?)<\/code><\/pre>/g).map(asText);
      for (const source of sources) {
        assert.match(source, TESTED);
        assert.ok(shown.includes(readText(source).trimEnd()), source);
        assert.ok(asText(html).includes(source), `${source} is named`);
      }
    });
  }

  test("four kinds of backend, three frameworks, a page and a form are among them", () => {
    const shown = [...documents.values()].flatMap(({ sources }) => sources).join("\n");
    for (const part of ["plain-node", "express", "hono", "next-route", "worker", ".php", ".tsx", ".vue", ".svelte"])
      assert.ok(shown.includes(part), part);
    assert.match(shown, /plain\/index\.html[^]*plain\/form\.html/);
  });

  test("nothing outside of the repository is read", () => {
    assert.throws(() => readText("../outside"), /not in here/);
  });
});

test("the words of a program can be read in both colour schemes", () => {
  const looks = readText("apps/playground/src/page/page.css") + readText("apps/playground/src/page/guide/code.css");
  const pairOf = (value: string): ColourPair =>
    readPair(/var\((.+)\)/.exec(value)?.[1] === "--quiet" ? (/--quiet: (.+);/.exec(looks)?.[1] ?? "") : value);
  const ground = pairOf(/--surface: (.+);/.exec(looks)?.[1] ?? "");
  const colours = all(looks, /\.hljs-[^{]+\{\s*color: ([^;]+);/g);
  assert.ok(colours.length > 4);
  for (const colour of colours)
    for (const scheme of SCHEMES)
      assert.ok(contrast(pairOf(colour)[scheme], ground[scheme]) > 4.5, `${colour} ${scheme}`);
});

test("words of one's own: rules broken, said in German", () => {
  const draft = { recipients: ["12"], message: "Fertig 🎉", tag: "GROSS" };
  assert.deepEqual(problemsOf(draft, new Date("2026-11-22T12:00:00Z")), [
    "recipients: An 12 kann nicht gesendet werden.",
    "message: Diese Zeichen kommen nicht an: 🎉",
    "tag: Bitte prüfen (invalid-characters).",
  ]);
});

describe("theming", () => {
  test("the editor has the element's properties, with what they are and say", () => {
    const element = readText("packages/composer/src/sms-composer.ts");
    const documented = [...element.matchAll(/@cssprop \[(--[\w-]+)=(.+?)\] - (.+)/g)].map((found) => found.slice(1));
    assert.deepEqual(
      [...COLOURS, ...LENGTHS].map(({ name, value, says }) => [name, value, says]),
      documented,
    );
  });

  for (const name of ["ink", "sand"]) {
    test(`${name}: read, and written as it was`, () => {
      const css = readText(`packages/composer/themes/${name}.css`);
      assert.equal(`${writeTheme(readTheme(css))}\n`, css.replace(/^\/\*.*\n/, ""));
    });

    test(`${name}: every text has enough contrast, light and dark`, () => {
      assert.deepEqual(faintPairs(readTheme(readText(`packages/composer/themes/${name}.css`))), []);
    });
  }

  test("what is hard to read is said", () => {
    assert.deepEqual(faintPairs(DEFAULTS), []);
    assert.deepEqual(faintPairs({ ...DEFAULTS, "--sms-quiet": "light-dark(#999999, #a2adb8)" }), [
      "--sms-quiet on --sms-surface, light: 2.8 to 1, where 4.5 is wanted.",
      "--sms-quiet on --sms-sunken, light: 2.6 to 1, where 4.5 is wanted.",
    ]);
  });
});

for (const { address, messages } of [
  { address: "/guide/outbox", messages: en },
  { address: "/guide/fr/outbox", messages: fr },
])
  test(`${address}: the states are those of the outbox, in the app's words, with changes that there are`, () => {
    const { html = "" } = documents.get(address) ?? {};
    const rows = all(html, /<tr>(<td>[^]*?)<\/tr>/g).map((row) => all(row, /<td>([^]*?)<\/td>/g));
    assert.deepEqual(
      rows.map(([state = "", messages = ""]) => [asText(state), asText(messages)]),
      BATCH_STATES.map((state) => [state, messages.states[state]]),
    );
    for (const [state = "", , , next = ""] of rows) {
      const named = all(next, /<code>(\w+)<\/code>/g) as BatchState[];
      const reachable = TRANSITIONS[asText(state) as BatchState];
      assert.deepEqual(
        named.filter((each) => !reachable.includes(each)),
        [],
        state,
      );
    }
  });

test("the numbers in the open questions are those of the code", () => {
  const stop = `\`${DEFAULT_STOP_MENTION}\``;
  const [english, french] = ["", "fr/"].map((folder) => readText(`apps/playground/guide/${folder}questions.md`));
  assert.ok(english?.includes(`${stop} with its space: ${DEFAULT_STOP_MENTION.length} units`));
  assert.ok(french?.includes(`${stop} avec son espace\u00a0: ${DEFAULT_STOP_MENTION.length} unités`));
  for (const mode of ["gsm", "unicode"] as const) assert.equal(countSegments("a\na", { mode }).units, 2 + 2, mode);
  assert.equal(countSegments("€").units, 2);
  const unknownWord = readDeliveryStatus("On its way");
  for (const text of [english, french]) assert.match(text ?? "", new RegExp(`\\| [^|]*\`${unknownWord}\`[^|]*\\|`));
});

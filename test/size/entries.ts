/**
 * The one table of sizes: what a page loads, minified and compressed, and what that may weigh. `size-limit` was looked
 * at and not taken: it adds up files, but cannot tell what loads at once from what loads on demand out of shared
 * chunks, and it lets a figure shrink unnoticed.
 */
import { makeCdnFile } from "../../packages/composer/cdn/cdn-files.ts";
import { bundle, type Bundle, type BundleOptions, compressedBytes } from "./bundle.ts";

/** A figure of the table, in bytes. */
export interface Size {
  readonly name: string;
  readonly bytes: number;
  /** The limit, where one is decided. */
  readonly limit?: number;
}

/** Other people's code that weighs more than ours: zod, and what libphonenumber knows of the world's numbers. */
const ZOD = ["zod", "zod/*"];
const PHONE_METADATA = ["libphonenumber-js", "libphonenumber-js/*"];
/** Modules that only those load who have a list of people, or templates. */
const LIST_READERS = [
  "*/templates-panel.ts",
  "*/list-panel.ts",
  "*/import-panel.ts",
  "*/merge-fields.ts",
  "*/field-styles.ts",
  "*/test-send.ts",
  "*/list-to-send.ts",
  "*/list.ts",
  "*/rows.ts",
  "@sms-composer/core/lists",
];

/** The module that draws the composer, which loads as soon as one is on the page. */
const WHERE_IT_SHOWS = "/composer-ui.ts";
const CODE_SAMPLES = "core/src/code-samples.ts";

/** Modules that load on demand, by what they are. The first pattern that matches counts. */
const ON_DEMAND: readonly { readonly what: string; readonly pattern: RegExp; readonly limit?: number }[] = [
  // The list's panel is all that a list needs to show: its people, its fields, its meter, the steps through its people. A
  // text to send to oneself loads with the first text, colours with the first field, and the options of a brace when
  // somebody comes to write; they have rows of their own, like the style sheet.
  { what: "panel", pattern: /\/(list|import)-panel\.ts$/, limit: 6000 },
  { what: "panel", pattern: /\/([\w-]+)-panel\.ts$/, limit: 5000 },
  { what: "language", pattern: /\/languages\/((?!en\/)\w\w\/[\w-]+)\.ts$/, limit: 1700 },
  { what: "on demand:", pattern: /(?:\/src)?\/([^/]+\/[\w-]+)\.ts$/ },
];

/** The bytes that load at once with the code. */
async function bytesAtOnce(code: string, options: BundleOptions = {}): Promise<number> {
  const made = await bundle(code, options);
  return made.bytesOf(made.chunksOf());
}

async function coreSizes(): Promise<readonly Size[]> {
  const lists = await bundle(`export * from "@sms-composer/core/lists";`, { external: PHONE_METADATA });
  const workbook = [...lists.chunksOf("core/src/lists/workbook.ts")].filter((chunk) => !lists.chunksOf().has(chunk));
  const segments = "@sms-composer/core/segments";
  const others = [...ZOD, ...PHONE_METADATA];
  return [
    {
      name: "countSegments, standard profile",
      bytes: await bytesAtOnce(`export { countSegments } from "@sms-composer/core/standard-segments";`),
      limit: 700,
    },
    {
      name: "countSegments, with the vendor's table",
      bytes: await bytesAtOnce(
        `export { countSegments, replaceCharacters, REPLACED_CHARACTERS, GSM_BASIC, GSM_EXTENSION } from "${segments}";`,
      ),
      limit: 2150,
    },
    // 3,850 and where each replacement stands in the text that arrives, which spares the preview its own reckoning.
    { name: "all of core/segments", bytes: await bytesAtOnce(`export * from "${segments}";`), limit: 4150 },
    {
      name: "all of core, without zod and phone metadata",
      bytes: await bytesAtOnce(`export * from "@sms-composer/core";`, { external: others }),
      // 14,000 until the parser of recipients knew dates, amounts and identifiers: 6,000 more, in `core/recipients` alone,
      // lest one of them become somebody's mobile and get the message. Browsers load it with the first number. And 20,000
      // until the codes of every call had a typed name, of which a page loads those of a send; the search for a beginning
      // of a number, which servers and the desktop app have, is 350 more.
      limit: 19_900,
    },
    {
      name: "code samples in every language",
      // The composer has the wire format already.
      bytes: await bytesAtOnce(`export * from "@sms-composer/core/code-samples";`, { external: ["*/wire.ts"] }),
      limit: 4000,
    },
    {
      name: "all of core/lists, without phone metadata and spreadsheets",
      bytes: lists.bytesOf(lists.chunksOf()),
      limit: 14_000,
    },
    // Four fifths of it are numfmt, which shows numbers and dates as a spreadsheet does. Unpacking is the browser's.
    { name: "core/lists on demand: XLSX and ODS", bytes: lists.bytesOf(workbook), limit: 25_000 },
  ];
}

async function elementSizes(): Promise<readonly Size[]> {
  const define = `import "@sms-composer/composer/define";`;
  const element = await bundle(define, { external: PHONE_METADATA });
  const application = element.chunksOf();
  const shown = new Set([...application, ...element.chunksOf(WHERE_IT_SHOWS)]);
  const meter = await bytesAtOnce(`import "@sms-composer/composer/define-meter";`);
  const lit = await bytesAtOnce(`export { LitElement, css, html } from "lit";`);
  return [
    // 15,000 was the aim. What analyses the text loads with what draws the element.
    { name: "`<sms-composer>` in an application", bytes: element.bytesOf(application), limit: 13_000 },
    {
      name: "`<sms-composer>` on the page where it shows, in English",
      bytes: element.bytesOf(shown),
      // 36,000 was the aim, then 34,000. esbuild, which gives each set of shared modules a chunk of its own,
      // makes 12 chunks more of it, and 38,600 bytes.
      limit: 34_000,
    },
    {
      name: "`<sms-composer>` with every panel and language in one file, without phone metadata and list readers",
      bytes: await bytesAtOnce(define, { external: [...PHONE_METADATA, ...LIST_READERS], inOneFile: true }),
      // 60,000 was the aim, before templates and refusals had their sentences in five languages, and 69,500 before the
      // parser of recipients knew what is no number, see core's. Elsewhere it loads with the first number. Spreadsheets and
      // their rows have sentences too, 1,400 in the five languages together. Each part that loads on demand costs this
      // file some 100 more, and the other ways of loading less. Opt-outs have their sentences, some 500, and those that were
      // reviewed are longer by 600. The sentences of a file's rows, 4,150, count as their readers do since then, and 3,700
      // are for what loads with the first number instead of at once, and for links, prices and hints in five languages:
      // what shows at once may weigh that much less. 200 more spare a key what it does not change,
      // and 300 read a list of French mobiles alone, which spares a send to them the 57,000 of what knows the world's numbers.
      // 600 go on with the analysis of a text where a key has changed it: in a megabyte it takes a quarter of the time. 100 are
      // for trials whose answer is lost.
      limit: 79_700,
    },
    { name: "the CDN's file until the composer shows, in English", bytes: await cdnSize(), limit: 32_700 },
    { name: "`<sms-meter>` beyond Lit", bytes: meter - lit, limit: 6000 },
    { name: "Lit alone", bytes: lit },
    ...onDemandSizes(element, shown),
  ];
}

/** The bytes that each module on demand adds to a page where the composer shows. */
function onDemandSizes(element: Bundle, shown: ReadonlySet<string>): readonly Size[] {
  const bytesOf = (paths: readonly string[], loaded: ReadonlySet<string> = shown): number => {
    const chunks = new Set(paths.flatMap((path) => [...element.chunksOf(path)]));
    return element.bytesOf([...chunks].filter((chunk) => !shown.has(chunk) && !loaded.has(chunk)));
  };
  /** The `index.ts` of a language loads first, with what its other files share; the English one is on each page. */
  const loadedBefore = (path: string): ReadonlySet<string> | undefined => {
    const [, language] = /\/languages\/((?!en)\w\w)\/(?!index\.ts)/.exec(path) ?? [];
    return language === undefined ? undefined : element.chunksOf(`/languages/${language}/index.ts`);
  };
  return element.onDemand
    .filter((path) => !path.endsWith(WHERE_IT_SHOWS) && !path.endsWith(CODE_SAMPLES))
    .flatMap((path) => {
      const entry = ON_DEMAND.find(({ pattern }) => pattern.test(path));
      if (!entry) throw new Error(`${path} loads on demand, and the table has no row for it.`);
      const name = `${entry.what} ${entry.pattern.exec(path)?.[1]}`;
      // The samples come with the panel that shows them.
      const bytes = bytesOf(name === "panel code" ? [path, CODE_SAMPLES] : [path], loadedBefore(path));
      return [{ name, bytes, ...(entry.limit !== undefined && { limit: entry.limit }) }];
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, "en"));
}

/** The bytes that `<script type="module" src="…/cdn/sms-composer.js">` loads until the composer shows. */
async function cdnSize(): Promise<number> {
  const files = await makeCdnFile("sms-composer", { fromSources: true });
  const chunks = new Map(files.map((file) => [file.fileName, file]));
  const loaded = new Set<string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    chunks.get(name)?.imports.forEach(load);
  };
  load("sms-composer.js");
  return [...loaded].reduce((sum, name) => sum + compressedBytes(chunks.get(name)?.code ?? ""), 0);
}

/** Every figure of the table, measured now. */
export const measureSizes = async (): Promise<readonly Size[]> => [...(await coreSizes()), ...(await elementSizes())];

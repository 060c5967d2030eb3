/** How far a page moves when the element comes: the examples that people copy, as they stand, with scripts that come late. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { type Browser, chromium, type Page } from "playwright-core";
import { makeCdnFile } from "../../packages/composer/cdn/cdn-files.ts";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";
import { type BuiltPage, servePages } from "./built-page.ts";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), "utf8");

/** The program of an HTML block of a document that has the tag, by its place among them. */
const example = (path: string, place = 0): string => {
  const blocks = [...read(path).matchAll(/^```html\n([^]*?)^```$/gm)].map(([, code = ""]) => code);
  return blocks.filter((code) => code.includes("<script") && code.includes("<sms-composer"))[place] ?? "";
};

const COMPOSER_README = "packages/composer/README.md";
const EXAMPLES: Readonly<Record<string, string>> = {
  "the README of the package, with a bundler": example(COMPOSER_README),
  "the README of the package, without one": example(COMPOSER_README, 1),
  "the README of the project": example("README.md"),
  "the tutorial": example("apps/playground/guide/tutorial.md"),
  "the guide's page": read("test/frameworks/plain/index.html"),
  "the guide's form": read("test/frameworks/plain/form.html"),
  "the guide's page of a customer": read("test/frameworks/plain/record.html"),
};
const RULES = /<style>[^]*?<\/style>/.exec(example(COMPOSER_README))?.[0] ?? "";

/** An example between what is before it on a page and what is after it. */
const page = (content: string, head = ""): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page</title>
    <script type="importmap">{ "imports": { "@sms-composer/composer/define": "/define.js" } }</script>
    ${head}<h1>Page</h1>${content}<p>${"After it. ".repeat(200)}</p></html>`;
const column = '<div style="max-inline-size: 38rem; margin: auto"><sms-composer></sms-composer></div>';
const pages: Record<string, string> = {
  "/column": page(`${RULES}${column}<script type="module" src="/define.js"></script>`),
  "/blocking": page(
    "<sms-composer></sms-composer>",
    '<script type="module" blocking="render" src="/define.js"></script>',
  ),
};
for (const [name, code] of Object.entries(EXAMPLES)) pages[`/${encodeURIComponent(name)}`] = page(code);

let browser: Browser;
let host: BuiltPage;

before(async () => {
  browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
  const files = await makeCdnFile("sms-composer", { fromSources: true });
  for (const folder of ["node_modules/@sms-composer/composer/dist/cdn", "sms-composer"])
    for (const { fileName, code } of files) pages[`/${folder}/${fileName}`] = code;
  host = await servePages(pages);
});
after(async () => {
  await browser.close();
  await host[Symbol.asyncDispose]();
});

const painted = (visited: Page): Promise<void> =>
  visited.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));

/** The layout shifts of a page together until the element is drawn, whose script comes late, and what draws it later. */
async function shiftOf(path: string, width: number, isLate = true): Promise<number> {
  const visited = await browser.newPage({ viewport: { width, height: 900 } });
  if (isLate)
    await visited.route("**/{define,sms-composer}.js", async (route) => {
      await visited.locator("sms-composer:not(:defined)").waitFor({ state: "attached" });
      await painted(visited);
      await route.continue();
    });
  await visited.route("**/composer-ui*", async (route) => {
    await visited.locator("sms-composer:defined").waitFor();
    await painted(visited);
    await route.continue();
  });
  await visited.goto(host.address + path);
  await visited.locator("sms-composer textarea").waitFor();
  const shift = await visited.evaluate(async () => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { readonly value: number }).value;
    });
    observer.observe({ type: "layout-shift", buffered: true });
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    return sum;
  });
  await visited.close();
  return shift;
}

for (const width of [1280, 360]) {
  for (const [name, code] of Object.entries(EXAMPLES))
    test(`copied as it stands an example moves nothing by more than a few pixels: ${name}, ${width} pixels`, async () => {
      assert.match(code, /<sms-composer/);
      const shift = await shiftOf(`/${encodeURIComponent(name)}`, width);
      assert.ok(shift <= 0.01, `a layout shift of ${shift}`);
    });

  test(`where its script blocks rendering nothing moves either, without a rule: ${width} pixels`, async () => {
    const shift = await shiftOf("/blocking", width, false);
    assert.ok(shift <= 0.01, `a layout shift of ${shift}`);
  });
}

for (const width of [1280, 900, 360])
  test(`with its place reserved nothing moves in a column of the page either: ${width} pixels`, async () => {
    const shift = await shiftOf("/column", width);
    assert.ok(shift <= 0.01, `a layout shift of ${shift}`);
  });

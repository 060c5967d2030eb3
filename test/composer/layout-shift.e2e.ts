import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { type Browser, chromium } from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";
import { type BuiltPage, servePages } from "./built-page.ts";

const README = readFileSync(new URL("../../packages/composer/README.md", import.meta.url), "utf8");
const RULE = /sms-composer:not\(:defined\) \{.*\}/.exec(README)?.[0] ?? "";

const page = (head: string, script: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page</title>
    ${head}<h1>Page</h1><sms-composer></sms-composer><p>${"After it. ".repeat(200)}</p>${script}</html>`;
const PAGES = {
  "/reserved": page(`<style>${RULE}</style>`, '<script type="module" src="/define.js"></script>'),
  "/blocking": page('<script type="module" blocking="render" src="/define.js"></script>', ""),
};

let browser: Browser;
let host: BuiltPage;

before(async () => {
  browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
  host = await servePages(PAGES);
});
after(async () => {
  await browser.close();
  await host[Symbol.asyncDispose]();
});

/** The layout shifts of a page until the element is drawn, which comes late, together. */
async function shiftOf(path: keyof typeof PAGES, width: number): Promise<number> {
  const visited = await browser.newPage({ viewport: { width, height: 900 } });
  await visited.route("**/composer-ui*", async (route) => {
    await visited.locator("sms-composer:defined").waitFor();
    await visited.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    await route.continue();
  });
  await visited.goto(host.address + path);
  await visited.locator("textarea").waitFor();
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

for (const width of [1280, 900, 360]) {
  test(`with its place reserved nothing moves by more than a few pixels, however late it loads: ${width} pixels`, async () => {
    const shift = await shiftOf("/reserved", width);
    assert.ok(shift <= 0.01, `a layout shift of ${shift}`);
  });

  test(`where its script blocks rendering neither, without a rule: ${width} pixels`, async () => {
    const shift = await shiftOf("/blocking", width);
    assert.ok(shift <= 0.01, `a layout shift of ${shift}`);
  });
}

/** Tests of the colours of merge fields, which lie behind a native text area, exactly where its letters stand. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";
import { type BuiltPage, servePages } from "./built-page.ts";

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host</title></head><body>
<sms-composer merge-fields="Name:2-12, Date:10"></sms-composer><script type="module" src="/define.js"></script></body></html>`;
const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  "with a mouse": { viewport: { width: 1280, height: 800 } },
  "on a phone": { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  "on a phone, forced colours": {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    forcedColors: "active",
  },
  "forced colours, dark": { viewport: { width: 800, height: 800 }, forcedColors: "active", colorScheme: "dark" },
};

describe("the colours of fields", () => {
  let browser: Browser;
  let host: BuiltPage;
  before(async () => {
    browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
    host = await servePages({ "/": PAGE, "/favicon.ico": "" });
  });
  after(async () => {
    await browser.close();
    await host[Symbol.asyncDispose]();
  });

  for (const [look, options] of Object.entries(LOOKS)) {
    test(`stand in the lines of the text, whose letters show once: ${look}`, async () => {
      const page: Page = await (await browser.newContext(options)).newPage();
      page.setDefaultTimeout(20_000);
      await page.goto(host.address);
      const composer = page.locator("sms-composer");
      await composer.locator("#message").fill("Dear {Name}, see you on {Date}");
      const mark = composer.locator(".marks mark").first();
      await mark.waitFor({ state: "attached" });
      const found = await mark.evaluate((element) => {
        const marks = element.closest(".marks");
        const text = marks?.nextElementSibling;
        if (!marks || !text) return;
        const { paddingTop, lineHeight, fontSize } = getComputedStyle(text);
        const line = Number.parseFloat(lineHeight) || 1.2 * Number.parseFloat(fontSize);
        const top = element.getBoundingClientRect().top - text.getBoundingClientRect().top;
        return {
          linesTooLow: Math.round((top - Number.parseFloat(paddingTop)) / line),
          widthsDiffer: Math.abs(marks.clientWidth - text.clientWidth) > 1,
          letters: [marks, element].map((each) => getComputedStyle(each).color),
        };
      });
      assert.deepEqual(found, {
        linesTooLow: 0,
        widthsDiffer: false,
        letters: ["rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0)"],
      });
      await page.context().close();
    });
  }
});

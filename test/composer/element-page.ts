import { after, before } from "node:test";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";
import { type BuiltPage, servePages } from "./built-page.ts";

/** The context of a phone with a touch screen. */
export const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

export interface ElementPage {
  /** Opens the page in a context of its own, with the element drawn. */
  open(options?: BrowserContextOptions): Promise<Page>;
}

/**
 * A page with the element, for the tests of a file or of a suite: server and browser begin before the first and end after
 * the last.
 *
 * @param tag HTML of the element
 */
export function elementPage(tag: string): ElementPage {
  let browser: Browser;
  let host: BuiltPage;
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>Host</title></head><body style="margin:0"><main><h1>Host</h1>${tag}</main>
    <script type="module" src="/define.js"></script></body></html>`;
  before(async () => {
    browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
    host = await servePages({ "/": html, "/favicon.ico": "" });
  });
  after(async () => {
    await browser.close();
    await host[Symbol.asyncDispose]();
  });
  return {
    async open(options) {
      const page = await (await browser.newContext(options)).newPage();
      page.setDefaultTimeout(20_000);
      await page.goto(host.address);
      await page.locator("textarea").waitFor();
      return page;
    },
  };
}

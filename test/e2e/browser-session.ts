import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";

/** A line of Chromium when a request fails or is refused: expected where a test makes it fail. */
const FAILED_REQUEST = /^Failed to load resource/;

/** Vite's and Lit's remarks to developers. */
const DEVELOPER_REMARK = /Lit is in dev mode|^\[vite\]/;

/** A page and what went wrong in it. */
export interface Visit {
  readonly page: Page;
  /** Errors and warnings of the console, the frames' included, and exceptions; without failed requests when those are meant. */
  problems(options?: { readonly failedRequests: "expected" }): readonly string[];
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
}

/** A fresh visitor, whose clipboard may be used. */
export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Paris", ...options });
  context.setDefaultTimeout(20_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(address).origin });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !DEVELOPER_REMARK.test(message.text()))
      problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  // Vite compiles what a page asks for the first time.
  await page.goto(address, { timeout: 30_000 });
  // A page that loads again takes the draft away.
  page.on("framenavigated", (frame) => frame === page.mainFrame() && problems.push(`Loaded again: ${frame.url()}`));
  return {
    page,
    problems: (expected) => (expected ? problems.filter((problem) => !FAILED_REQUEST.test(problem)) : problems),
  };
}

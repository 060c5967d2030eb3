import assert from "node:assert/strict";
import puppeteer from "puppeteer-core";
import type { Browser, BrowserContext, Page } from "puppeteer-core";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";
import { findFirefox } from "../tools/firefox.ts";
import { requires } from "../tools/optional-tools.ts";

/** A browser that is tried. */
export interface TestBrowser {
  readonly name: string;
  /** The reason why its tests are skipped on this machine; false where it is there. */
  readonly skip: string | false;
  /** Pages at a time, in all of its browsers together. */
  readonly pagesAtOnce: number;
  /** Pages that share a browser at a time: Firefox loses a page that opens while another one closes. */
  readonly pagesPerBrowser: number;
  launch(): Promise<Browser>;
}

export const CHROMIUM: TestBrowser = {
  name: "Chromium",
  skip: false,
  pagesAtOnce: 3,
  pagesPerBrowser: 3,
  launch: () =>
    puppeteer.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS], acceptInsecureCerts: true }),
};

/** Spoken to by WebDriver BiDi. */
export const FIREFOX: TestBrowser = {
  name: "Firefox",
  skip: requires("firefox"),
  pagesAtOnce: 2,
  pagesPerBrowser: 1,
  launch: () =>
    puppeteer.launch({ browser: "firefox", executablePath: findFirefox() ?? "", acceptInsecureCerts: true }),
};

/** A report of the element to the page: the event of a send. */
export interface ReportedOutcome {
  readonly type: "sms-sent" | "sms-found" | "sms-error";
  readonly outcome: "sent" | "not-sent" | "unknown";
  readonly messageId?: number | string;
}

declare global {
  interface Window {
    reportedOutcomes?: ReportedOutcome[];
    /** Where Send was when it was last looked at, in pixels. */
    sendButtonTop?: number | undefined;
  }
}

/** Opens a page with the element on it, and listens to what it tells. */
export async function openComposer(where: Browser | BrowserContext, address: string): Promise<Page> {
  const page = await where.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(address);
  await composerReady(page);
  return page;
}

/** Waits until the element shows, also after a reload. */
export async function composerReady(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("sms-composer")?.shadowRoot?.querySelector("textarea"));
}

/** Writes a draft as the page may. */
export async function write(
  page: Page,
  message: string,
  recipients: readonly string[] = ["+33612345678"],
): Promise<void> {
  await page.evaluate(
    (text, numbers) => {
      const composer = document.querySelector("sms-composer");
      if (composer) composer.draft = { message: text, recipients: numbers };
    },
    message,
    recipients,
  );
  // The numbers are drawn, and the button stays where it is: a click goes to where it was seen.
  await page.waitForFunction(
    () => {
      const button = document.querySelector("sms-composer")?.shadowRoot?.querySelector<HTMLButtonElement>("#send");
      const before = window.sendButtonTop;
      window.sendButtonTop = button?.getBoundingClientRect().top;
      return button?.disabled === false && /\d/.test(button.innerText) && window.sendButtonTop === before;
    },
    { polling: 50 },
  );
}

/** Fetches beside each other, so that several connections are kept, over which the browser will post. */
export async function keepConnections(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        fetch(`/define.js?${index}`, { cache: "no-store" }).then((r) => r.text()),
      ),
    );
  });
}

/** Presses Send with the mouse. */
export async function pressSend(page: Page, { times = 1 }: { readonly times?: number } = {}): Promise<void> {
  const button = await page.waitForSelector("sms-composer >>> #send");
  await button?.click({ count: times });
}

/** The text that the element shows. */
export async function shownText(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector("sms-composer")?.shadowRoot?.textContent ?? "");
}

/**
 * The reports of the element until the outcome is certain: after an outcome that is unknown the element looks again,
 * first after seconds.
 */
export async function reportedOutcomes(page: Page, { seconds = 0 } = {}): Promise<readonly ReportedOutcome[]> {
  await page.waitForFunction(() => (window.reportedOutcomes?.length ?? 0) > 0);
  await page
    .waitForFunction(() => window.reportedOutcomes?.at(-1)?.outcome !== "unknown", { timeout: 1000 * seconds + 300 })
    .catch(() => {});
  return page.evaluate(() => window.reportedOutcomes ?? []);
}

/** Waits until the element shows a text. */
export async function untilShown(page: Page, text: string): Promise<void> {
  await page
    .waitForFunction(
      (wanted) =>
        (document.querySelector("sms-composer")?.shadowRoot?.querySelector("#send-status")?.textContent ?? "")
          .replace(/\s+/g, " ")
          .includes(wanted),
      {},
      text,
    )
    .catch(async () => assert.fail(`"${text}" is not shown, but: ${await shownText(page)}`));
}

/** Waits until the browser has a begun send for every page: what one has written comes to others a little later. */
export async function untilSendIsKept(page: Page): Promise<void> {
  await page.waitForFunction(() => localStorage.getItem("sms-composer:draft:sending") !== null, { polling: 50 });
}

/** The data that a site keeps in the browser for a send that was begun. */
export async function keptOf(context: BrowserContext, address: string): Promise<[string, string][]> {
  const page = await context.newPage();
  await page.goto(`${address}/other`);
  await untilSendIsKept(page);
  const kept = await page.evaluate(() => Object.entries({ ...localStorage }) as [string, string][]);
  await page.close();
  return kept;
}

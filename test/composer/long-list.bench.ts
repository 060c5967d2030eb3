// What a long list costs the page: `node --conditions=@sms-composer/source test/composer/long-list.bench.ts`
import { type Browser, chromium, type Page } from "playwright-core";
import { number, row, xlsx } from "../../packages/core/src/lists/workbook.fixture.ts";
import type { Measurement } from "../bench/measurement.ts";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";
import { servePages } from "./built-page.ts";
import { keystrokeCosts, longestTask, TRACE_CATEGORIES } from "./keystroke-costs.ts";

const ROWS = 100_000;
const KEYS = 40;
/** A task of the page's main thread, in milliseconds of processor time. */
const TASK_LIMIT = 50;
/** A key with a long list, beside one with a single recipient. */
const KEY_LIMIT = 1.3;

const WITH_FIELDS = "Bonjour {Prénom}, rendez-vous le {Date}. Reste à régler : {Montant}. ";

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>
<sms-composer max-recipients="${ROWS}"></sms-composer><script type="module" src="/define.js"></script></html>`;

const phone = (index: number): string => `06${10_000_000 + index}`;
const CSV = Buffer.from(
  `Prénom;Mobile;Date;Montant\n${Array.from({ length: ROWS }, (_, i) => `Prénom ${i};${phone(i)};01/12/2026;12,50 €\n`).join("")}`,
);
const XLSX = (): Buffer =>
  xlsx({
    sheets: {
      A: Array.from({ length: ROWS }, (_, i) => row(number(i), number(`336${10_000_000 + i}`), number(46_357))).join(
        "",
      ),
    },
  });

/** The longest task while something is done, in milliseconds of processor time, and how long it took in seconds. */
async function traced(browser: Browser, tab: Page, act: () => Promise<void>): Promise<[task: number, seconds: number]> {
  await browser.startTracing(tab, { categories: TRACE_CATEGORIES });
  const start = performance.now();
  await act();
  const seconds = (performance.now() - start) / 1000;
  return [longestTask((await browser.stopTracing()).toString()), seconds];
}

function figure(what: string, [task, seconds]: readonly [number, number]): Measurement {
  return {
    what: `${what}: the longest task`,
    measured: `${task.toFixed(0)} ms; ${seconds.toFixed(1)} s in all`,
    limit: `≤ ${TASK_LIMIT} ms`,
    reached: task <= TASK_LIMIT,
  };
}

async function opened(browser: Browser, address: string): Promise<Page> {
  const tab = await browser.newPage();
  await tab.goto(address);
  await tab.locator("textarea").waitFor();
  await tab.locator("textarea").fill("Bonjour");
  // What loads on demand has loaded before: what counts here is the work.
  await tab.locator("#recipients").focus();
  await tab.getByRole("button", { name: "Import a file" }).click();
  await tab.locator("#file").waitFor();
  return tab;
}

async function importing(browser: Browser, tab: Page, name: string, buffer: Buffer): Promise<readonly Measurement[]> {
  const what = `${ROWS.toLocaleString("en")} rows of ${name}`;
  // Handing it over decodes it, which is no work of the element's.
  const file = await tab.evaluateHandle(
    ([base64 = "", fileName = ""]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))], fileName));
      return transfer;
    },
    [buffer.toString("base64"), `people.${name}`],
  );
  const read = await traced(browser, tab, async () => {
    await tab.locator("#file").evaluate((input, transfer) => {
      (input as HTMLInputElement).files = transfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }, file);
    await tab.getByText(/100,000 ready/).waitFor({ timeout: 120_000 });
  });
  const used = await traced(browser, tab, async () => {
    await tab.getByRole("button", { name: "Write to 100,000 people" }).click();
    await tab.locator("[part=token]").waitFor();
    await tab.getByText(/100,000 ready/).waitFor({ timeout: 120_000 });
  });
  return [figure(`${what} read, checked and shown`, read), figure(`${what} taken as the list`, used)];
}

/** The 95th percentile of what a key costs until the frame is painted. */
async function keyCost(browser: Browser, tab: Page): Promise<number> {
  await tab.locator("textarea").focus();
  const session = await tab.context().newCDPSession(tab);
  const type = async (keys: number): Promise<void> => {
    for (let i = 0; i < keys; i++) {
      const key = i % 6 === 0 ? " " : "e";
      await session.send("Input.dispatchKeyEvent", { type: "keyDown", key, text: key });
      await session.send("Input.dispatchKeyEvent", { type: "keyUp", key });
      await tab.waitForTimeout(30);
    }
  };
  await type(KEYS);
  await browser.startTracing(tab, { categories: TRACE_CATEGORIES });
  await type(KEYS);
  const costs = keystrokeCosts((await browser.stopTracing()).toString()).map(({ frame }) => frame);
  return costs.sort((one, other) => one - other)[Math.floor(costs.length * 0.95)] ?? Number.NaN;
}

/** Reading, taking and writing to 100,000 people. */
export async function longListMeasurements(): Promise<readonly Measurement[]> {
  await using host = await servePages({ "/": PAGE });
  const browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
  try {
    const figures: Measurement[] = [];
    const few = async (count: number, text?: string): Promise<number> => {
      const page = await opened(browser, host.address);
      if (text !== undefined) await page.locator("textarea").fill(text);
      await page.evaluate((many) => {
        const element = document.querySelector("sms-composer");
        if (element) element.draft = { recipients: Array.from({ length: many }, (_, i) => `06${10_000_000 + i}`) };
      }, count);
      await page.waitForFunction(() => document.querySelector("sms-composer")?.numbers[0]?.startsWith("+"));
      const cost = await keyCost(browser, page);
      await page.close();
      return cost;
    };

    const beside = (what: string, cost: number, count: number, other: number): Measurement => ({
      what,
      measured: `p95 ${cost.toFixed(2)} ms; with ${count} ${other.toFixed(2)} ms`,
      limit: `≤ ${KEY_LIMIT}x`,
      reached: cost <= other * KEY_LIMIT,
    });
    const tab = await opened(browser, host.address);
    figures.push(...(await importing(browser, tab, "csv", CSV)));
    figures.push(
      beside(`A key with a list of ${ROWS.toLocaleString("en")}`, await keyCost(browser, tab), 1, await few(1)),
    );
    await tab.locator("textarea").fill(WITH_FIELDS);
    await tab.locator("#counts").filter({ hasText: /SMS/ }).waitFor({ timeout: 60_000 });
    const withFields = await keyCost(browser, tab);
    figures.push(
      beside(
        `A key in a text with fields and ${ROWS.toLocaleString("en")} rows`,
        withFields,
        1,
        await few(1, WITH_FIELDS.replace(/[{}]/g, " ")),
      ),
    );
    await tab.close();

    const spreadsheet = await opened(browser, host.address);
    figures.push(...(await importing(browser, spreadsheet, "xlsx", XLSX())));
    await spreadsheet.close();

    const numbers = await opened(browser, host.address);
    // Making them is no work of the element's.
    const given = await numbers.evaluateHandle(
      (count) => Array.from({ length: count }, (_, i) => `06${10_000_000 + i}`),
      ROWS,
    );
    const checked = await traced(browser, numbers, async () => {
      await numbers.evaluate((recipients) => {
        const element = document.querySelector("sms-composer");
        if (element) element.draft = { recipients };
      }, given);
      await numbers.waitForFunction(() => document.querySelector("sms-composer")?.numbers[0]?.startsWith("+"), null, {
        timeout: 120_000,
      });
    });
    figures.push(figure(`${ROWS.toLocaleString("en")} numbers handed over and checked`, checked));
    // A hundred of them are drawn, which costs what a hundred cost.
    figures.push(
      beside(`A key with ${ROWS.toLocaleString("en")} numbers`, await keyCost(browser, numbers), 100, await few(100)),
    );
    return figures;
  } finally {
    await browser.close();
  }
}

if (import.meta.main)
  for (const { what, measured, limit = "" } of await longListMeasurements())
    console.log(`${what}: ${measured} ${limit}`.trim());

// What a keystroke costs in the browser: `node --conditions=@sms-composer/source test/composer/keystroke.bench.ts`
import { chromium, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";
import { servePages } from "./built-page.ts";
import { type KeystrokeCost, keystrokeCosts, TRACE_CATEGORIES } from "./keystroke-costs.ts";

const KEYS = 100;
const WARM_UP = 60;
const SLOW_DOWN = 4;
const TEXT = "Être prêt à l’été, œuvre n° 12 ! ".repeat(46).slice(0, 1500 - WARM_UP);

const page = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>${body}</html>`;

await using host = await servePages({
  "/": page('<sms-composer></sms-composer><script type="module" src="/define.js"></script>'),
  "/native": page('<textarea style="field-sizing: content; inline-size: 40rem"></textarea>'),
});
const browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });

async function opened(path: string): Promise<Page> {
  const tab = await browser.newPage();
  await tab.goto(host.address + path);
  // Playwright looks into open shadow roots.
  await tab.locator("textarea").waitFor();
  return tab;
}

/** Keys as the keyboard sends them, at the end of about 1,500 characters; the first ones until everything is warm. */
async function keystrokes(path: string, slowDown: number): Promise<KeystrokeCost[]> {
  const tab = await opened(path);
  await tab.evaluate((text) => {
    const element = document.querySelector("sms-composer") ?? document.querySelector("textarea");
    if (element) element.value = text;
  }, TEXT);
  await tab.locator("textarea").focus();
  const session = await tab.context().newCDPSession(tab);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
  const type = async (keys: number): Promise<void> => {
    for (let i = 0; i < keys; i++) {
      const key = i % 6 === 0 ? " " : "e";
      await session.send("Input.dispatchKeyEvent", { type: "keyDown", key, text: key });
      await session.send("Input.dispatchKeyEvent", { type: "keyUp", key });
      await tab.waitForTimeout(20 + 10 * slowDown);
    }
  };
  await type(WARM_UP);
  await browser.startTracing(tab, { categories: TRACE_CATEGORIES });
  await type(KEYS);
  const costs = keystrokeCosts((await browser.stopTracing()).toString());
  await tab.close();
  return costs;
}

const percentile = (figures: readonly number[], share: number): string =>
  ([...figures].sort((a, b) => a - b)[Math.floor(figures.length * share)] ?? Number.NaN).toFixed(2);

async function firstRender(tab: Page): Promise<number[]> {
  return tab.evaluate(async () => {
    const times: number[] = [];
    for (let i = 0; i < 50; i++) {
      const start = performance.now();
      const element = document.createElement("sms-composer");
      document.body.append(element);
      await element.updateComplete;
      times.push(performance.now() - start);
      element.remove();
    }
    return times;
  });
}

async function pastedNumbers(tab: Page): Promise<number[]> {
  return tab.evaluate(async () => {
    const times: number[] = [];
    const element = document.createElement("sms-composer");
    document.body.append(element);
    element.draft = { recipients: ["0612345678"] };
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const input = element.shadowRoot?.querySelector<HTMLInputElement>("#recipients");
    for (let round = 0; round < 10; round++) {
      element.draft = {};
      await element.updateComplete;
      const data = new DataTransfer();
      data.setData(
        "text",
        Array.from({ length: 500 }, (_, i) => `06${String(10_000_000 + round * 1000 + i)}`).join("\n"),
      );
      const start = performance.now();
      input?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, cancelable: true }));
      while ((element.draft.recipients?.length ?? 0) < 500) await Promise.resolve();
      await element.updateComplete;
      times.push(performance.now() - start);
    }
    element.remove();
    return times;
  });
}

const told = (what: string, figures: readonly number[]): void =>
  console.log(`${what}: p50 ${percentile(figures, 0.5)} ms, p95 ${percentile(figures, 0.95)} ms`);

const tab = await opened("/");
told("First render", await firstRender(tab));
told("500 numbers pasted", await pastedNumbers(tab));
await tab.close();
for (const slowDown of [1, SLOW_DOWN]) {
  const native = await keystrokes("/native", slowDown);
  const composer = await keystrokes("/", slowDown);
  console.log(`A keystroke at 1,500 characters, processor time${slowDown > 1 ? `, ${slowDown} times slower` : ""}:`);
  told(
    "  script",
    composer.map(({ script }) => script),
  );
  told(
    "  to the painted frame",
    composer.map(({ frame }) => frame),
  );
  told(
    "  to the painted frame, a native text area alone",
    native.map(({ frame }) => frame),
  );
}
await browser.close();

// What a keystroke costs in the browser: `node --conditions=@sms-composer/source test/composer/keystroke.bench.ts`
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";
import { servePages } from "./built-page.ts";

const KEYS = 300;
const SLOW_DOWN = 4;

await using host = await servePages({
  "/": '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><sms-composer></sms-composer><script type="module" src="/define.js"></script></html>',
});
const browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
const page = await browser.newPage();
await page.goto(host.address);
await page.waitForFunction(() => document.querySelector("sms-composer")?.shadowRoot?.querySelector("textarea"));

const percentile = (figures: readonly number[], share: number): string =>
  ([...figures].sort((a, b) => a - b)[Math.floor(figures.length * share)] ?? Number.NaN).toFixed(2);

async function keystrokes(): Promise<{ script: number[]; frame: number[] }> {
  return page.evaluate(async (keys) => {
    const element = document.querySelector("sms-composer");
    const field = element?.shadowRoot?.querySelector("textarea");
    if (!element || !field) throw new Error("There is no composer");
    element.value = "Être prêt à l’été, œuvre n° 12 ! ".repeat(46).slice(0, 1500 - keys / 2);
    await element.updateComplete;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    const script: number[] = [];
    const frame: number[] = [];
    for (let i = 0; i < keys; i++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const start = performance.now();
      document.execCommand("insertText", false, i % 6 === 0 ? " " : "e");
      await element.updateComplete;
      script.push(performance.now() - start);
      await new Promise<void>((resolve) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve();
          port2.postMessage(undefined);
        }),
      );
      frame.push(performance.now() - start);
    }
    return { script, frame };
  }, KEYS);
}

/** What the browser itself takes for the same command, in a text area of its own. */
async function nativeKeystrokes(): Promise<number[]> {
  return page.evaluate(async (keys) => {
    const field = document.body.appendChild(document.createElement("textarea"));
    field.value = "Être prêt à l’été, œuvre n° 12 ! ".repeat(46).slice(0, 1500 - keys / 2);
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    const times: number[] = [];
    for (let i = 0; i < keys; i++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const start = performance.now();
      document.execCommand("insertText", false, i % 6 === 0 ? " " : "e");
      times.push(performance.now() - start);
    }
    field.remove();
    return times;
  }, KEYS);
}

async function firstRender(): Promise<number[]> {
  return page.evaluate(async () => {
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

async function pastedNumbers(): Promise<number[]> {
  return page.evaluate(async () => {
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

told("First render", await firstRender());
told("500 numbers pasted", await pastedNumbers());
await keystrokes();
told("The editing command alone, in a native text area at 1,500 characters", await nativeKeystrokes());
const usual = await keystrokes();
told("The same in the element: command, analysis and drawing", usual.script);
const session = await page.context().newCDPSession(page);
await session.send("Emulation.setCPUThrottlingRate", { rate: SLOW_DOWN });
const slow = await keystrokes();
told(`The same at ${SLOW_DOWN} times slower`, slow.script);
told(`To the painted frame at ${SLOW_DOWN} times slower, the wait for the frame included`, slow.frame);
await browser.close();

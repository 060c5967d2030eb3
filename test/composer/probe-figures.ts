import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";
import { servePages } from "./built-page.ts";
import { writeFileSync } from "node:fs";
const rate = Number(process.argv[2] ?? 1);
const what = process.argv[3] ?? "composer";
await using host = await servePages({
  "/": '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><sms-composer></sms-composer><script type="module" src="/define.js"></script></html>',
  "/native":
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><textarea style="field-sizing:content;width:600px"></textarea></html>',
});
const browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
const page = await browser.newPage();
await page.goto(host.address + (what === "native" ? "/native" : ""));
await page.waitForFunction(
  () =>
    document.querySelector("textarea") ?? document.querySelector("sms-composer")?.shadowRoot?.querySelector("textarea"),
);
await page.evaluate(() => {
  const element = document.querySelector("sms-composer");
  const field = document.querySelector("textarea") ?? element!.shadowRoot!.querySelector("textarea")!;
  (element ?? field).value = "Être prêt à l’été, œuvre n° 12 ! ".repeat(46).slice(0, 1450);
  return element?.updateComplete.then(() => field.focus()) ?? field.focus();
});
await page.waitForTimeout(500);
const session = await page.context().newCDPSession(page);
if (rate > 1) await session.send("Emulation.setCPUThrottlingRate", { rate });
const press = async (i: number) => {
  const key = i % 6 === 0 ? " " : "e";
  await session.send("Input.dispatchKeyEvent", {
    type: "keyDown",
    text: key,
    key,
    code: key === " " ? "Space" : "KeyE",
    windowsVirtualKeyCode: key === " " ? 32 : 69,
  });
  await session.send("Input.dispatchKeyEvent", {
    type: "keyUp",
    key,
    code: key === " " ? "Space" : "KeyE",
    windowsVirtualKeyCode: key === " " ? 32 : 69,
  });
  await new Promise((r) => setTimeout(r, 50));
};
for (let i = 0; i < 50; i++) await press(i);
const bs = await browser.newBrowserCDPSession();
const cats = [
  "devtools.timeline",
  "toplevel",
  "blink.user_timing",
  "v8.execute",
  "v8",
  "disabled-by-default-devtools.timeline",
];
await browser.startTracing(page, { categories: cats });
for (let i = 0; i < 60; i++) await press(i);
const trace = await browser.stopTracing();
writeFileSync(`/tmp/figures/trace-${what}-${rate}.json`, trace);
console.log(trace.length);
await browser.close();

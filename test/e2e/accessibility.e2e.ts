import assert from "node:assert/strict";
import { test } from "node:test";
import type { Frame } from "playwright-core";
import { visit } from "./browser-session.ts";
import { openPlayground } from "./playground-session.ts";
import { axeViolations } from "../tools/axe.ts";

const { playground, browser } = await openPlayground();

/** The findings of axe in a frame; it cannot reach into frames of another origin. */
async function violations(frame: Frame): Promise<string[]> {
  const isWholePage = frame.parentFrame() === null;
  return axeViolations(frame, { iframes: false, rules: { "page-has-heading-one": { enabled: isWholePage } } });
}

/** Each language, theme and width with each other once. */
const LOOKS = [
  { language: "en", theme: "light", width: 360 },
  { language: "fr", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 1280 },
  { language: "fr", theme: "dark", width: 360 },
] as const;

for (const { language, theme, width } of LOOKS) {
  test(`no axe violation: ${language}, ${theme}, ${width} pixels, with problems, refused and sent`, async () => {
    await playground.provoke("none");
    const { page } = await visit(browser, `${playground.page}?language=${language}&theme=${theme}`, {
      viewport: { width, height: 900 },
      colorScheme: theme,
    });
    await page.frameLocator("#handset").locator("#phone").waitFor();
    const send = page.locator('sms-composer [part~="send"]');
    const example = (index: number) => page.locator("#examples button").nth(index).click();

    assert.deepEqual(await violations(page.mainFrame()), [], "empty");
    await page.locator("sms-composer #sender").fill("A&");
    await send.click();
    await page.locator("sms-composer #sender-error").waitFor();
    assert.deepEqual(await violations(page.mainFrame()), [], "with wrong fields");
    await example(0);
    await page.locator('sms-composer [part~="problems"]').waitFor();
    assert.deepEqual(await violations(page.mainFrame()), [], "with problems");
    await example(1);
    await playground.provoke("wrong-sender");
    await send.click();
    await page.locator('sms-composer [part~="refusal"]').waitFor();
    assert.deepEqual(await violations(page.mainFrame()), [], "refused");
    await playground.provoke("none");
    await send.click();
    await page.locator('sms-composer [part~="receipt"]').waitFor();
    await page.frameLocator("#handset").locator(".bubble").first().waitFor();
    await page.locator("#api-answer").waitFor();
    assert.deepEqual(await violations(page.mainFrame()), [], "sent");
    for (const handset of page.mainFrame().childFrames()) assert.deepEqual(await violations(handset), [], "handset");
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0, "nothing is wider than the page");
    await page.context().close();
  });
}

test("forced colours at 360 pixels: what is chosen differs by its colour, long requests stay in their pane, large text fits", async () => {
  await playground.provoke("none");
  const { page } = await visit(browser, `${playground.page}?language=fr`, {
    viewport: { width: 360, height: 900 },
    forcedColors: "active",
    colorScheme: "dark",
  });
  await page.locator("sms-composer textarea").waitFor();
  const backgrounds = await page.evaluate(() =>
    [":checked", ":not(:checked)"].map((state) => {
      const option = document.querySelector(`#trouble input${state} + span`);
      return option && getComputedStyle(option).backgroundColor;
    }),
  );
  assert.equal(new Set(backgrounds).size, 2, backgrounds.join());

  const recipients = Array.from({ length: 60 }, (_, i) => `06123456${i + 10}`);
  await page.locator("sms-composer").evaluate((element, numbers) => {
    Object.assign(element, { draft: { message: "Bonjour", recipients: numbers } });
  }, recipients);
  await page.locator('sms-composer [part~="send"]').click();
  await page.locator("#page-request", { hasText: "+33612345669" }).waitFor();
  const pane = await page.locator("#page-request").boundingBox();
  assert.ok(pane && pane.height <= 480, `${pane?.height} pixels high`);

  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  await page.context().close();
});

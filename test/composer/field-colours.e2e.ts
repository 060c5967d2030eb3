/** Tests of the colours of merge fields, which lie behind a native text area, exactly where its letters stand. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { BrowserContextOptions } from "playwright-core";
import { elementPage, PHONE } from "./element-page.ts";

const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  "right to left": PHONE,
  "with a mouse": { viewport: { width: 1280, height: 800 } },
  "on a phone": PHONE,
  "on a phone, forced colours": { ...PHONE, forcedColors: "active" },
  "forced colours, dark": { viewport: { width: 800, height: 800 }, forcedColors: "active", colorScheme: "dark" },
};

describe("the colours of fields", () => {
  const { open } = elementPage('<sms-composer merge-fields="Name:2-12, Date:10"></sms-composer>');

  for (const [look, options] of Object.entries(LOOKS)) {
    test(`stand in the lines of the text, whose letters show once: ${look}`, async () => {
      const page = await open(options);
      const composer = page.locator("sms-composer");
      if (look === "right to left") await page.evaluate(() => (document.documentElement.dir = "rtl"));
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
          goes: [marks, text].map((each) => {
            const { direction, textAlign } = getComputedStyle(each);
            return `${direction} ${textAlign}`;
          }),
          widthsDiffer: Math.abs(marks.clientWidth - text.clientWidth) > 1,
          letters: [marks, element].map((each) => getComputedStyle(each).color),
        };
      });
      const { goes: [marks, text] = [], ...others } = found ?? {};
      assert.equal(marks, text);
      assert.equal(text, "ltr start");
      assert.deepEqual(others, {
        linesTooLow: 0,
        widthsDiffer: false,
        letters: ["rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0)"],
      });
      await page.context().close();
    });
  }
});

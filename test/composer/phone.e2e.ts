/** Tests of the element with touch, and in the colours that people set for all pages. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { axeViolations } from "../tools/axe.ts";
import { CHROMIUM_FLAGS, requireChromium } from "../tools/chromium.ts";
import { type BuiltPage, servePages } from "./built-page.ts";

const FIELDS = "recipients import sender range stop scheduledAt unicode tag responseUrl sandbox code preview send";
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Host</title></head><body style="margin:0"><main><h1>Host</h1>
<sms-composer fields="${FIELDS}" merge-fields="Name:2-12" endpoint="/send" confirm-above="1"></sms-composer></main>
<script type="module" src="/define.js"></script></body></html>`;
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** Controls that are smaller than a finger needs, 44 pixels. */
function smallTargets(composer: Element): string[] {
  const root = composer.shadowRoot as ShadowRoot;
  const controls = [...root.querySelectorAll<HTMLElement>("button, input, select, textarea, summary, label[for]")];
  const box = (element: HTMLElement): DOMRect => {
    // A switch and the choice of a range are pressed on their labels.
    const label = element.matches("[type=checkbox], [type=radio]")
      ? (root.querySelector<HTMLElement>(`label[for="${element.id}"]`) ?? element.closest("label"))
      : null;
    return (label ?? element).getBoundingClientRect();
  };
  return controls
    .filter((each) => each.checkVisibility() && !(each.matches("label") && !each.closest(".switch")))
    .filter((each) => box(each).height < 43.5 || box(each).width < 43.5)
    .map(
      (each) =>
        `${each.localName}#${each.id} ${each.textContent?.trim()} ${Math.round(box(each).width)} x ${Math.round(box(each).height)}`,
    );
}

/** Everything that can be opened and shown, one thing after the other. */
const STEPS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  empty: async () => {},
  numbers: async (page) => {
    await page.locator("#recipients").fill("06 12 34 56 78, 07 98 76 54 32, 06 12,");
    await page.locator("#recipients").press("Enter");
    return page.locator(".token.bad").waitFor();
  },
  "what cannot be sent": async (page) => {
    await page.locator("textarea").fill("Être – prêt 🎉 https://exemple.fr/~a");
    return page.locator("[part=fix]").first().waitFor();
  },
  "completion open": async (page) => {
    await page.locator("textarea").press("End");
    await page.locator("textarea").pressSequentially(" {N");
    return page.locator("[role=listbox]").waitFor();
  },
  "a file to choose": async (page) => {
    await page.keyboard.press("Escape");
    await page.locator("[data-opens=import]").click();
    return page.locator("#file").waitFor();
  },
  "a list open": async (page) => {
    const buffer = Buffer.from("Name;Mobile\nAnne;0612345601\nBob;06 12\n");
    await page.locator("#file").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer });
    return page.locator("[part=rows]").waitFor();
  },
  "every panel": async (page) => {
    for (const panel of ["details", "code"]) await page.locator(`[data-opens=${panel}]`).click();
    await page.getByRole("switch", { name: "Send later" }).click();
    for (const part of ["#tag", "pre", "#scheduled-at"]) await page.locator(part).waitFor();
  },
  question: async (page) => {
    await page.getByRole("switch", { name: "Send later" }).click();
    await page.locator("textarea").fill("Bonjour");
    await page.locator("#send").click();
    return page.locator(".foot.confirming").waitFor();
  },
  receipt: async (page) => {
    // The answer counts once the question could be read.
    const question = page.locator(".foot.confirming");
    while (await question.isVisible()) await page.locator("#send").click();
    return page.locator("[part=receipt]").waitFor();
  },
};

describe("on a phone", () => {
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
  const open = async (options: BrowserContextOptions): Promise<Page> => {
    const page = await (await browser.newContext(options)).newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(host.address);
    await page.locator("textarea").waitFor();
    return page;
  };

  test("every target is 44 pixels high and wide in every state, and none breaks a rule of WCAG 2.2", async () => {
    const page = await open(PHONE);
    for (const [state, reach] of Object.entries(STEPS)) {
      await reach(page);
      assert.deepEqual(await page.locator("sms-composer").evaluate(smallTargets), [], state);
      const tags = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
      assert.deepEqual(await axeViolations(page, tags, { include: [["sms-composer"]] }), [], state);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 360, `${state}: ${width} pixels wide`);
    }
    await page.context().close();
  });

  test("the message box has several lines, and Send stays in sight", async () => {
    const page = await open(PHONE);
    const box = await page.locator("textarea").boundingBox();
    assert.ok((box?.height ?? 0) >= 100, `${box?.height} pixels high`);
    const send = await page.locator("#send").boundingBox();
    assert.ok(send && send.y + send.height <= 740, `Send ends at ${send && send.y + send.height}`);
    await page.context().close();
  });

  for (const colorScheme of ["light", "dark"] as const)
    test(`forced colours, ${colorScheme}: what is replaced can be read on its background`, async () => {
      const page = await open({ ...PHONE, forcedColors: "active", colorScheme });
      await page.locator("textarea").fill("Être prêt à l’été");
      const mark = page.locator("[part=bubble] mark").first();
      await mark.waitFor();
      const { colour, background } = await mark.evaluate((element) => ({
        colour: getComputedStyle(element).color,
        background: getComputedStyle(element.closest("[part=bubble]") as Element).backgroundColor,
      }));
      const luminance = (text: string): number => {
        const [r = 0, g = 0, b = 0] = (text.match(/[\d.]+/g) ?? []).map(Number);
        const [x = 0, y = 0, z = 0] = [r, g, b].map((v) => (v <= 10 ? v / 3294.6 : ((v / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
      };
      const [light = 0, dark = 0] = [luminance(colour), luminance(background)].toSorted((a, b) => b - a);
      assert.ok((light + 0.05) / (dark + 0.05) >= 7, `${colour} on ${background}`);
      await page.context().close();
    });

  test("who asks for more contrast gets lines and quiet texts in the colour of the text", async () => {
    const page = await open({ ...PHONE, contrast: "more" });
    const colours = await page.locator("sms-composer").evaluate((composer) => {
      const part = (selector: string): CSSStyleDeclaration =>
        getComputedStyle(composer.shadowRoot?.querySelector(selector) as Element);
      return [part(".hint").color, part(".composer").borderTopColor, getComputedStyle(composer).color];
    });
    assert.equal(new Set(colours).size, 1, colours.join());
    await page.context().close();
  });
});

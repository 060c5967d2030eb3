/** Tests of the element with touch, and in the colours that people set for all pages. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { axeViolations } from "../tools/axe.ts";
import { elementPage, PHONE } from "./element-page.ts";

const FIELDS = "recipients import sender range stop scheduledAt unicode tag responseUrl sandbox code preview send";
const TAG = `<sms-composer fields="${FIELDS}" merge-fields="Name:2-12" endpoint="/send" confirm-above="1"></sms-composer>`;

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

/** Texts with less contrast to what is behind them than WCAG asks for, 4.5 to 1, which it does not ask of what is off. */
function illegible(composer: Element): string[] {
  const numbers = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = numbers(colour).map((v) =>
      v <= 10 ? v / 3294.6 : ((v / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const isClear = (colour: string): boolean => numbers(colour)[3] === 0;
  const backgroundOf = (element: Element): string => {
    const { backgroundColor } = getComputedStyle(element);
    const around = element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host;
    return isClear(backgroundColor) && around ? backgroundOf(around) : backgroundColor;
  };
  const texts = [...(composer.shadowRoot?.querySelectorAll<HTMLElement>("*") ?? [])].filter(
    (each) =>
      each.checkVisibility() &&
      !each.matches(".spoken, .marks *, option") &&
      [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
  );
  const fields = [
    ...(composer.shadowRoot?.querySelectorAll<HTMLElement>(
      "input:not([type=checkbox], [type=radio]), textarea, select",
    ) ?? []),
  ];
  return [...texts, ...fields].flatMap((each) => {
    const { color } = getComputedStyle(each);
    const background = backgroundOf(each);
    const [light = 0, dark = 0] = [luminance(color), luminance(background)].sort((a, b) => b - a);
    const isReadable = (light + 0.05) / (dark + 0.05) >= 4.5 || isClear(color);
    return isReadable
      ? []
      : [`${each.localName}.${each.className} ${each.textContent?.trim()}: ${color} on ${background}`];
  });
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
  "a template to fill in": async (page) => {
    await page.locator("sms-composer").evaluate((composer) => {
      Object.assign(composer, {
        templates: [{ name: "Visit", message: "See you {when}", blanks: [{ name: "when" }] }],
      });
    });
    await page.locator("[data-opens=templates]").click();
    await page.locator("[data-panel=templates] select").selectOption("Visit");
    return page.locator("[data-panel=templates] .main:disabled").waitFor();
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

/** Lines whose parts do not stand one after the other, from left to right, as the words of the language do. */
function disordered(composer: Element): string[] {
  const found: string[] = [];
  const placeOf = (node: Node, at: number): DOMRect | undefined => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getClientRects()[0];
  };
  /** The texts of a line box: those of an element, and of what is inline in it. */
  const textsOf = (element: Element): Node[] =>
    [...element.childNodes].flatMap((node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.textContent?.trim() ? [node] : [];
      const isInline = node instanceof HTMLElement && getComputedStyle(node).display === "inline";
      return isInline ? textsOf(node) : [];
    });
  for (const element of composer.shadowRoot?.querySelectorAll<HTMLElement>("*") ?? []) {
    const { display } = getComputedStyle(element);
    if (
      !element.checkVisibility() ||
      /inline$|flex|grid|none/.test(display) ||
      element.matches("option, .spoken, [part=bubble] *, [part=bubble]")
    )
      continue;
    const ends = textsOf(element).flatMap((node) => {
      const text = node.textContent ?? "";
      const rects = [text.search(/\S/), text.trimEnd().length - 1].map((at) => placeOf(node, at));
      return rects.flatMap((rect) => (rect ? [{ text, rect }] : []));
    });
    ends.forEach(({ text, rect }, i) => {
      const before = ends[i - 1];
      if (before && Math.abs(before.rect.bottom - rect.bottom) < 4 && before.rect.left > rect.left + 1)
        found.push(`${element.localName}.${element.className}: ${before.text.trim()} | ${text.trim()}`);
    });
  }
  return found;
}

describe("on a phone", () => {
  const { open } = elementPage(TAG);

  test("every target is 44 pixels high and wide in every state, and none breaks a rule of WCAG 2.2", async () => {
    const page = await open(PHONE);
    for (const [state, reach] of Object.entries(STEPS)) {
      await reach(page);
      // Under a foot that sticks lies half a control at one place of the page and none at another.
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
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
    await page.locator("#recipients").fill(Array.from({ length: 9 }, (_, i) => `061234567${i}`).join(", "));
    await page.locator("#recipients").press("Enter");
    await page.locator(".token").nth(8).waitFor();
    const tokens = page.locator(".tokens");
    await page.waitForFunction((box) => (box?.scrollTop ?? 0) > 0, await tokens.elementHandle());
    await tokens.evaluate((box) => box.scrollTo(0, 0));
    const isSeen = await page.locator("#recipients").evaluate((input) => {
      const { left, top, width, height } = input.getBoundingClientRect();
      return (input.getRootNode() as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2) === input;
    });
    assert.ok(isSeen, "where the next number goes is in sight");
    // One of the two has a price, which makes it the higher one.
    await page.locator("sms-composer").evaluate((composer) => Object.assign(composer, { pricePremium: 0.038 }));
    await page.getByRole("radio", { name: "Low Cost" }).check();
    const [label, chosen] = await Promise.all(
      ["label:has(:checked)", ":checked + span"].map((part) => page.locator(`.segmented ${part}`).boundingBox()),
    );
    assert.deepEqual(chosen, label, "what is chosen is filled");
    await page.context().close();
  });

  test("the foot takes a third of the screen at most, and with text at 200 % it leaves the screen to the text", async () => {
    const page = await open(PHONE);
    await STEPS["numbers"]?.(page);
    await page.locator("textarea").fill("Votre commande est prête. ".repeat(8));
    const lines = await page.locator(".sum > p").boundingBox();
    assert.ok((lines?.height ?? 99) <= 50, `a button in a sentence keeps its two lines together: ${lines?.height}`);
    const foot = page.locator("[part=send-bar]");
    const { height } = (await foot.boundingBox()) ?? { height: Number.NaN };
    assert.ok(height <= 740 / 3, `${height} pixels`);
    const position = () => foot.evaluate((element) => getComputedStyle(element).position);
    assert.equal(await position(), "sticky");
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    assert.equal(await position(), "static");
    const overlaps = await page.locator(".switch").evaluateAll((switches) =>
      switches.flatMap((each) => {
        const [label, hint] = ["label", "p"].map((part) => each.querySelector(part)?.getBoundingClientRect());
        return label && hint && hint.top < label.bottom ? [each.textContent?.trim()] : [];
      }),
    );
    assert.deepEqual(overlaps, [], "what a switch says of itself stands under its label");
    const [box, remove] = await Promise.all(
      [".tokens", ".token.bad .remove"].map((part) => page.locator(part).boundingBox()),
    );
    assert.ok(box && remove && remove.x + remove.width <= box.x + box.width, "the button of a wrong number is whole");
    await page.context().close();
  });

  const optedOut = ["+33612345601", "+33612345602", "+33612345603", "+33612345604"];
  const receipt = { outcome: "sent", messageId: 307, segments: 3, cost: 0.42, currency: "EUR", optedOut };
  for (const { state, answer, parts } of [
    // The outcome, its details and three buttons.
    { state: "unknown", answer: { status: 502, body: "<h1>Bad gateway</h1>" }, parts: 4 },
    // Three warnings, the details and a button.
    { state: "sent", answer: { json: receipt }, parts: 5 },
  ])
    test(`the foot takes a third of the screen at most with all that is known of a send (${state}), in every language`, async () => {
      const page = await open(PHONE);
      await page.route("**/send", (route) => route.fulfill(answer));
      await page
        .locator("sms-composer")
        .evaluate((composer) => Object.assign(composer, { pricePremium: 0.038, stop: true }));
      await STEPS["numbers"]?.(page);
      await page.locator("textarea").fill("Votre commande est prête.");
      const foot = page.locator("[part=send-bar]");
      await page.locator("#send").click();
      const question = page.locator(".foot.confirming");
      await question.waitFor();
      while (await question.isVisible()) await page.locator("#send").click();
      await page.locator(`.foot.${state}`).waitFor();
      assert.equal(await foot.locator(".warning:not([part]), details, .actions button").count(), parts);
      const said = foot.locator("p").first();
      let before = "";
      for (const language of ["en", "fr", "es", "it", "pt"]) {
        await page.evaluate((lang) => (document.documentElement.lang = lang), language);
        // Each language has its own sentence, which loads.
        await said.filter(before ? { hasNotText: before } : {}).waitFor();
        before = await said.innerText();
        const [box, button] = [await foot.boundingBox(), await foot.locator("#send").boundingBox()];
        assert.ok(box && button, language);
        assert.ok(box.height <= 740 / 3, `${language}: ${box.height} pixels`);
        assert.ok(button.y + button.height <= box.y + box.height, `${language}: its button is whole`);
      }
      assert.deepEqual(await page.locator("sms-composer").evaluate(smallTargets), []);
      await page.context().close();
    });

  test("in a page from right to left each sentence reads from left to right, in every state", async () => {
    const page = await open(PHONE);
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    for (const [state, reach] of Object.entries(STEPS)) {
      await reach(page);
      assert.deepEqual(await page.locator("sms-composer").evaluate(disordered), [], state);
      if (state !== "numbers") continue;
      const token = page.locator(".token.bad");
      const [number, reason] = await Promise.all(
        [token.locator("bdi"), token.locator("small")].map((of) => of.boundingBox()),
      );
      assert.ok(number && reason && number.x < reason.x, "the reason stands behind its number");
    }
    await page.context().close();
  });

  for (const colorScheme of ["light", "dark"] as const)
    test(`forced colours, ${colorScheme}: every text can be read on its background, in every state`, async () => {
      const page = await open({ ...PHONE, forcedColors: "active", colorScheme });
      for (const [state, reach] of Object.entries(STEPS)) {
        await reach(page);
        assert.deepEqual(await page.locator("sms-composer").evaluate(illegible), [], state);
      }
      await page.context().close();
    });

  test("who asks for more contrast gets lines and quiet texts in the colour of the text", async () => {
    const page = await open({ ...PHONE, contrast: "more" });
    const colours = await page.locator("sms-composer").evaluate((composer) => {
      const part = (selector: string): CSSStyleDeclaration =>
        getComputedStyle(composer.shadowRoot?.querySelector(selector) as Element);
      const edges = [".composer", "textarea", ".switch input"].map((each) => part(each).borderTopColor);
      return [part(".hint").color, ...edges, getComputedStyle(composer).color];
    });
    assert.equal(new Set(colours).size, 1, colours.join());
    await page.context().close();
  });
});

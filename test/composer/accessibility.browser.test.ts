import { expect, html, waitUntil } from "@open-wc/testing";
import { emulateMedia, sendKeys, setViewport } from "@web/test-runner-commands";
import type { SendOutcome } from "@sms-composer/core";
import type { SmsComposer } from "@sms-composer/composer";
import {
  button,
  composer,
  pasteNumbers,
  textField,
  type,
  untilWritten,
} from "../../packages/composer/tests/composer-fixture.ts";

const ALL =
  "recipients import sender range stop scheduledAt unicode tag responseUrl receiptUrl sandbox code preview send";
const NUMBERS = "06 12 34 56 78, +33 7 98 76 54 32; 0612345678, 06 12 34";

const answering = (outcome: SendOutcome) => async () => outcome;

async function written(text = "Bonjour « été »", transport?: SmsComposer["transport"]): Promise<SmsComposer> {
  const element = await composer(
    html`<sms-composer fields=${ALL} price-premium="0.038" credits="1204" .transport=${transport}></sms-composer>`,
  );
  await pasteNumbers(element, NUMBERS);
  await type(element, text);
  return element;
}

async function sent(transport: NonNullable<SmsComposer["transport"]>, until: string): Promise<SmsComposer> {
  const element = await written("Bonjour", transport);
  await element.send();
  await untilWritten(element, "#told", until);
  return element;
}

const STATES: Readonly<Record<string, () => Promise<SmsComposer>>> = {
  empty: () => composer(html`<sms-composer fields=${ALL}></sms-composer>`),
  writing: () => written(),
  "a character that cannot be sent": () => written("a – b"),
  "several of them": () => written("a – b… 😀"),
  "over the limit": () => written("x".repeat(1600)),
  "Low Cost, too long": async () => {
    const element = await written("x".repeat(170));
    element.range = "lowCost";
    element.stop = true;
    await element.updateComplete;
    return element;
  },
  errors: async () => {
    const element = await composer(html`<sms-composer fields=${ALL}></sms-composer>`);
    element.sender = "A&";
    await element.updateComplete;
    await element.send();
    await element.updateComplete;
    return element;
  },
  confirming: async () => {
    const element = await written();
    element.confirmAbove = 1;
    await element.send();
    await untilWritten(element, "#told", "This sends");
    return element;
  },
  sending: async () => {
    const element = await written("Bonjour", () => new Promise(() => {}));
    void element.send();
    await untilWritten(element, "#send", "Sending…");
    return element;
  },
  sent: () => sent(answering({ outcome: "sent", messageId: 1, segments: 2, cost: 0.076, currency: "EUR" }), "Sent"),
  refused: () =>
    sent(
      answering({
        outcome: "not-sent",
        code: 9,
        fieldErrors: [{ field: "sender", elementId: "children[sender].data", message: "Refused" }],
      }),
      "Not sent",
    ),
  unknown: () => sent(answering({ outcome: "unknown" }), "Nobody can say"),
  disabled: async () => {
    const element = await written();
    element.disabled = true;
    await element.updateComplete;
    return element;
  },
  "with every panel open": async () => {
    const element = await written();
    for (const words of ["Import a file", "More", "As code"]) button(element, words).click();
    element.draft = { ...element.draft, scheduledAt: new Date("2030-06-03T08:00:00Z") };
    const open = () => element.shadowRoot?.querySelectorAll("[data-panel]").length === 4;
    await waitUntil(open, "the panels are open", { timeout: 8000 });
    return element;
  },
};

const LOOKS = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
} as const;

const USUAL = { colorScheme: "light", forcedColors: "none" } as const;

describe("<sms-composer> is accessible", () => {
  before(() => {
    document.documentElement.style.colorScheme = "light dark";
    document.body.style.background = "Canvas";
  });
  afterEach(() => emulateMedia(USUAL));

  for (const [look, media] of Object.entries(LOOKS)) {
    for (const [state, reach] of Object.entries(STATES)) {
      it(`${state}, ${look}`, async () => {
        await emulateMedia(media);
        await expect(await reach()).to.be.accessible();
      });
    }
  }

  for (const theme of ["ink", "sand"]) {
    for (const colorScheme of ["light", "dark"] as const) {
      it(`with the theme ${theme}, ${colorScheme}`, async () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(await (await fetch(`/packages/composer/themes/${theme}.css`)).text());
        document.adoptedStyleSheets = [sheet];
        try {
          await emulateMedia({ colorScheme });
          for (const state of ["with every panel open", "errors", "refused"]) {
            const element = await STATES[state]?.();
            if (!element) throw new Error(`There is no state ${state}`);
            expect(getComputedStyle(element).getPropertyValue("--sms-accent")).to.contain("light-dark");
            await expect(element).to.be.accessible();
          }
        } finally {
          document.adoptedStyleSheets = [];
        }
      });
    }
  }

  for (const [where, width, fontSize, dir] of [
    ["at 320 pixels", 320, "16px", "ltr"],
    ["with text at 200 %", 1280, "32px", "ltr"],
    ["at 320 pixels with text at 200 %", 320, "32px", "ltr"],
    ["right to left", 1280, "16px", "rtl"],
  ] as const) {
    it(`nothing overflows and nothing is cut off ${where}`, async () => {
      await setViewport({ width, height: 800 });
      document.documentElement.style.fontSize = fontSize;
      document.documentElement.dir = dir;
      try {
        const element = await STATES["with every panel open"]?.();
        if (!element) throw new Error("There is no such state");
        const { left, right } = element.getBoundingClientRect();
        const outside = [
          ...(element.shadowRoot?.querySelectorAll<HTMLElement>("fieldset *:not(.spoken, pre, pre *, .link, option)") ??
            []),
        ]
          .filter((part) => part.checkVisibility() && !part.closest(".tokens, pre"))
          .filter((part) => {
            const box = part.getBoundingClientRect();
            return box.width > 0 && (box.left < left - 1 || box.right > right + 1);
          })
          .map((part) => `${part.localName}.${part.className}#${part.id}`);
        expect(outside).to.deep.equal([]);
        await expect(element).to.be.accessible();
      } finally {
        document.documentElement.style.fontSize = "";
        document.documentElement.dir = "";
        await setViewport({ width: 1280, height: 800 });
      }
    });
  }
});

describe("<sms-composer> by keyboard", () => {
  it("does the whole job: numbers, sender, range, text, options, send", async () => {
    const requests: unknown[] = [];
    const element = await composer(html`<sms-composer></sms-composer>`);
    element.transport = async (request) => {
      requests.push(request);
      return { outcome: "sent", messageId: 1, segments: 1, cost: 0.08, currency: "EUR" };
    };
    const tabTo = async (id: string): Promise<void> => {
      for (let i = 0; i < 12 && element.shadowRoot?.activeElement?.id !== id; i++) await sendKeys({ press: "Tab" });
      expect(element.shadowRoot?.activeElement?.id).to.equal(id);
    };
    await tabTo("recipients");
    await sendKeys({ type: "0612345678," });
    await untilWritten(element, "#recipients-told", "1 recipient");
    await sendKeys({ type: "0798765432" });
    await sendKeys({ press: "Enter" });
    await untilWritten(element, "#recipients-told", "2 recipients");
    await tabTo("sender");
    await sendKeys({ type: "SHOP" });
    await sendKeys({ press: "Tab" });
    await tabTo("message");
    await sendKeys({ type: "Hello" });
    await tabTo("stop");
    await sendKeys({ press: "Space" });
    await tabTo("send");
    await sendKeys({ press: "Enter" });
    await untilWritten(element, "[part=receipt]", "Sent: 2 SMS");
    expect(requests).to.deep.equal([
      { recipients: ["+33612345678", "+33798765432"], message: "Hello", sender: "SHOP", stop: true },
    ]);
    expect(element.shadowRoot?.activeElement?.id, "the focus stays on the button").to.equal("send");
  });

  it("walks the numbers by arrows, and Backspace goes to the last before it removes it", async () => {
    const element = await composer();
    await pasteNumbers(element, "0612345601 0612345602 0612345603");
    const focused = (): string => element.shadowRoot?.activeElement?.getAttribute("aria-label") ?? "";
    const left = (): number => element.draft.recipients?.length ?? 0;
    await sendKeys({ press: "Backspace" });
    expect([focused(), left()]).to.deep.equal(["Remove 06 12 34 56 03", 3]);
    await sendKeys({ press: "ArrowLeft" });
    expect(focused()).to.equal("Remove 06 12 34 56 02");
    await sendKeys({ press: "Delete" });
    await element.updateComplete;
    expect([focused(), left()]).to.deep.equal(["Remove 06 12 34 56 01", 2]);
    await sendKeys({ press: "ArrowRight" });
    await sendKeys({ press: "ArrowRight" });
    expect(element.shadowRoot?.activeElement?.id).to.equal("recipients");
    await sendKeys({ press: "Backspace" });
    await sendKeys({ press: "Backspace" });
    await element.updateComplete;
    expect(left()).to.equal(1);
  });

  it("undoes with Ctrl+Z what a button has written", async () => {
    const element = await written("a – b");
    button(element, "Write - instead (1 SMS)").click();
    await element.updateComplete;
    expect(element.value).to.equal("a - b");
    textField(element).focus();
    await sendKeys({ down: "Control" });
    await sendKeys({ press: "KeyZ" });
    await sendKeys({ up: "Control" });
    await element.updateComplete;
    expect(element.value).to.equal("a – b");
  });

  it("never loses the focus when what had it goes away", async () => {
    const element = await written("a – b…");
    const fix = button(element, "Fix all (1 SMS)");
    fix.focus();
    await sendKeys({ press: "Enter" });
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement).to.equal(textField(element));
    const unicode = await written("a – b");
    button(unicode, "Switch to Unicode (1 SMS)").focus();
    await sendKeys({ press: "Enter" });
    await unicode.updateComplete;
    expect(unicode.shadowRoot?.activeElement?.id).to.equal("message");
  });
});

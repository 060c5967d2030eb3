import type { SmsComposer } from "@sms-composer/composer";
import type { Locator, Page } from "playwright-core";

/** Locators and steps on the playground's page in English. */
export interface ComposerPage {
  readonly text: Locator;
  readonly recipients: Locator;
  readonly recipientsSummary: Locator;
  readonly sender: Locator;
  readonly send: Locator;
  readonly counts: Locator;
  readonly problems: Locator;
  readonly replacements: Locator;
  /** The text of the send bar: the sum, the receipt, the refusal. */
  readonly sendStatus: Locator;
  /** The sandbox's handset, in its frame. */
  readonly handset: Locator;
  button(name: string | RegExp): Locator;
  /** The text on the preview, without the lines between two SMS. */
  preview(): Promise<string>;
  segments(): Promise<number>;
  paste(into: Locator, text: string): Promise<void>;
  provoke(trouble: string): Promise<void>;
}

export function composerPage(page: Page): ComposerPage {
  const composer = page.locator("sms-composer");
  const part = (name: string): Locator => composer.locator(`[part~="${name}"]`);
  const counts = part("counts");
  /** Resolves when what a key has changed is drawn, which comes after its letter. */
  const drawn = (): Promise<unknown> => composer.evaluate((element: SmsComposer) => element.updateComplete);
  return {
    text: composer.getByRole("textbox", { name: "Message", exact: true }),
    recipients: composer.getByRole("textbox", { name: "Recipients", exact: true }),
    recipientsSummary: composer.locator("#recipients-summary"),
    sender: composer.getByRole("textbox", { name: /^Sender/ }),
    send: part("send"),
    counts,
    problems: part("problems"),
    replacements: part("replacements"),
    sendStatus: composer.locator("#send-status"),
    handset: page.frameLocator("#handset").locator("#phone"),
    button: (name) => composer.getByRole("button", { name }),
    async preview() {
      await drawn();
      if ((await part("bubble").count()) === 0) return "";
      return part("bubble").evaluate((bubble) => {
        const copy = bubble.cloneNode(true) as Element;
        for (const cut of copy.querySelectorAll('[part~="boundary"]')) cut.remove();
        return copy.textContent;
      });
    },
    async segments() {
      await drawn();
      return Number.parseInt(await counts.locator("strong").innerText(), 10);
    },
    async paste(into, text) {
      await into.focus();
      await page.evaluate((clip) => navigator.clipboard.writeText(clip), text);
      await page.keyboard.press("ControlOrMeta+V");
    },
    async provoke(trouble) {
      const ordered = page.waitForResponse((response) => response.url().endsWith("/api/trouble"));
      await page.getByRole("radio", { name: trouble, exact: true }).check();
      await ordered;
    },
  };
}

/** Waits until an element says this. */
export async function says(element: Locator, text: string | RegExp): Promise<void> {
  await element.filter({ hasText: text }).first().waitFor();
}

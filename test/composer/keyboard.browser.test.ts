import { expect, html } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import type { SmsComposer } from "@sms-composer/composer";
import {
  button,
  composer,
  inside,
  pasteNumbers,
  textField,
  type,
  untilWritten,
} from "../../packages/composer/tests/composer-fixture.ts";
import { composerIn } from "./composer-states.ts";
import { waitUntil } from "../../packages/composer/tests/wait-until.ts";

const NUMBERS = "06 12 34 56 78, +33 7 98 76 54 32; 0612345678, 06 12 34";

async function written(text: string): Promise<SmsComposer> {
  const element = await composer(html`<sms-composer></sms-composer>`);
  await pasteNumbers(element, NUMBERS);
  await type(element, text);
  return element;
}

const focused = (element: SmsComposer): Element | null | undefined => element.shadowRoot?.activeElement;

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
    await untilWritten(element, "#recipients-summary", "1 recipient");
    await sendKeys({ type: "0798765432" });
    await sendKeys({ press: "Enter" });
    await untilWritten(element, "#recipients-summary", "2 recipients");
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
    const name = (): string => focused(element)?.getAttribute("aria-label") ?? "";
    const left = (): number => element.draft.recipients?.length ?? 0;
    await sendKeys({ press: "Backspace" });
    expect([name(), left()]).to.deep.equal(["Remove 06 12 34 56 03", 3]);
    await sendKeys({ press: "ArrowLeft" });
    expect(name()).to.equal("Remove 06 12 34 56 02");
    await sendKeys({ press: "Delete" });
    await element.updateComplete;
    expect([name(), left()]).to.deep.equal(["Remove 06 12 34 56 01", 2]);
    await sendKeys({ press: "ArrowRight" });
    await sendKeys({ press: "ArrowRight" });
    expect(element.shadowRoot?.activeElement?.id).to.equal("recipients");
    await sendKeys({ press: "Backspace" });
    await sendKeys({ press: "Backspace" });
    await element.updateComplete;
    expect(left()).to.equal(1);
  });

  it("jumps to the first and past the last number, and stays with the numbers when the first one goes", async () => {
    const element = await composer();
    await pasteNumbers(element, "0612345601 0612345602 0612345603");
    await sendKeys({ press: "Backspace" });
    await sendKeys({ press: "Home" });
    await sendKeys({ press: "Delete" });
    await element.updateComplete;
    expect(focused(element)?.getAttribute("aria-label")).to.equal("Remove 06 12 34 56 02");
    await sendKeys({ press: "End" });
    expect(focused(element)?.id).to.equal("recipients");
  });

  it("undoes with Ctrl+Z what a button has written", async () => {
    const element = await written("a – b");
    button(element, "Write - instead of – (1 SMS)").click();
    await element.updateComplete;
    expect(element.value).to.equal("a - b");
    textField(element).focus();
    await sendKeys({ down: "Control" });
    await sendKeys({ press: "KeyZ" });
    await sendKeys({ up: "Control" });
    await element.updateComplete;
    expect(element.value).to.equal("a – b");
  });

  describe("never loses the focus when what had it goes away:", () => {
    const LEAVING: Readonly<Record<string, () => Promise<readonly [SmsComposer, HTMLElement]>>> = {
      "a way out of all problems": async () => {
        const element = await written("a – b…");
        return [element, button(element, "Fix all (1 SMS)")];
      },
      Unicode: async () => {
        const element = await written("a – b");
        return [element, button(element, "Switch to Unicode (1 SMS)")];
      },
      "the wrong numbers": async () => {
        const element = await written("a");
        return [element, button(element, "Clear it")];
      },
      Back: async () => {
        const element = await composerIn("large send, summed up", document.body);
        return [element, button(element, "Back")];
      },
      Cancel: async () => {
        const element = await composerIn("sending", document.body);
        return [element, button(element, "Cancel")];
      },
      "the chosen column": async () => {
        const element = await composerIn("file: first rows", document.body);
        return [element, inside(element, "[data-panel=import] button")];
      },
    };
    for (const [what, reach] of Object.entries(LEAVING)) {
      it(what, async () => {
        const [element, goes] = await reach();
        try {
          goes.focus();
          expect(focused(element)).to.equal(goes);
          await sendKeys({ press: "Enter" });
          await waitUntil(() => !goes.isConnected || focused(element) !== goes, "it has gone");
          await element.updateComplete;
          expect(focused(element)).to.be.an.instanceOf(HTMLElement);
        } finally {
          element.remove();
        }
      });
    }

    it("a file that was chosen", async () => {
      const element = await composerIn("file: choose", document.body);
      const input = inside<HTMLInputElement>(element, "#file");
      input.focus();
      const transfer = new DataTransfer();
      transfer.items.add(new File(["Nom;Mobile\nAnne;0612345601"], "numbers.csv"));
      input.files = transfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      await waitUntil(() => element.shadowRoot?.querySelector("#column"), "the columns show");
      expect(focused(element)?.getAttribute("data-panel")).to.equal("import");
      element.remove();
    });
  });

  it("opens the panel of a field that is in the way, and goes there", async () => {
    const element = await composer(html`<sms-composer fields="tag send"></sms-composer>`);
    element.draft = { recipients: ["0612345678"], message: "Bonjour", tag: "no blank" };
    await element.send();
    await untilWritten(element, "#tag-error", "Not allowed here");
    expect(focused(element)?.id).to.equal("tag");
    await untilWritten(element, ".spoken", "Tag: Not allowed here");
  });

  it("says beside the button what is wrong where no field shows it", async () => {
    const element = await composer(html`<sms-composer fields="send" tag="no blank"></sms-composer>`);
    element.draft = { ...element.draft, recipients: ["0612345678"], message: "Bonjour" };
    await element.send();
    await untilWritten(element, "#send-status .error", "tag: Not allowed here");
  });
});

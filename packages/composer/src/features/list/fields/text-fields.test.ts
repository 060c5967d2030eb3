import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { html } from "lit";
import {
  button,
  composer,
  inside,
  textField,
  type,
  untilWritten,
  written,
} from "../../../../tests/composer-fixture.ts";
import type { SmsComposer } from "../../../sms-composer.ts";
import { waitUntil } from "../../../../tests/wait-until.ts";

const LIST = {
  columns: ["Prénom", "Nom", "Mobile"],
  rows: [
    ["Inès", "Exemple", "06 12 34 56 78"],
    ["", "Modèle", "06 12 34 56 79"],
    ["Zoé", "Essai", "06 12 34 56 70"],
  ],
};

async function withList(message: string, list: SmsComposer["list"] = LIST): Promise<SmsComposer> {
  const element = await composer();
  element.list = list;
  await untilWritten(element, "[part=token]", "3 people");
  await type(element, message);
  return element;
}

const options = (element: SmsComposer): string[] =>
  [...(element.shadowRoot?.querySelectorAll("[role=option] .chip") ?? [])].map((chip) => chip.textContent ?? "");

/** The option that Enter takes, as a screen reader learns of it. */
const active = (element: SmsComposer): string => {
  const id = textField(element).getAttribute("aria-activedescendant");
  return id ? written(element, `#${id}[aria-selected=true] .chip`) : "";
};

const marked = (element: SmsComposer): string[] =>
  [...(element.shadowRoot?.querySelectorAll(".marks mark") ?? [])].map((mark) => mark.textContent ?? "");

describe("the fields of a text", () => {
  it("are completed by keyboard from a brace on: arrows, Enter, Escape, and one step of undo", async () => {
    const element = await withList("Bonjour ");
    await sendKeys({ type: "{" });
    await waitUntil(() => options(element).length > 0, "the list has loaded, and is open");
    expect(options(element)).to.deep.equal(["Prénom", "Nom", "Mobile"]);
    expect(textField(element).getAttribute("aria-controls")).to.equal(inside(element, "[role=listbox]").id);
    expect(active(element)).to.equal("Prénom");
    expect(written(element, ".spoken")).to.contain("3 fields");
    await sendKeys({ press: "ArrowDown" });
    await element.updateComplete;
    expect(active(element)).to.equal("Nom");
    await sendKeys({ press: "Escape" });
    await element.updateComplete;
    expect(options(element)).to.deep.equal([]);
    expect(element.value).to.equal("Bonjour {");
    expect(textField(element).hasAttribute("aria-activedescendant")).to.equal(false);
    await sendKeys({ press: "Backspace" });
    await sendKeys({ type: "{no" });
    await element.updateComplete;
    expect(options(element)).to.deep.equal(["Nom", "Prénom"]);
    await sendKeys({ press: "Enter" });
    await element.updateComplete;
    expect(element.value).to.equal("Bonjour {Nom}");
    expect(textField(element).selectionStart).to.equal(element.value.length);
    document.execCommand("undo");
    expect(element.value).to.equal("Bonjour {no");
  });

  it("are inserted by a button where the caret is, in one step of undo", async () => {
    const element = await withList("Bonjour , à demain");
    await untilWritten(element, ".fields", "Inès · empty for 1");
    textField(element).setSelectionRange(8, 8);
    button(element, "Prénom Inès · empty for 1").click();
    expect(element.value).to.equal("Bonjour {Prénom}, à demain");
    document.execCommand("undo");
    expect(element.value).to.equal("Bonjour , à demain");
  });

  it("are coloured in the text, under its own lines", async () => {
    const element = await withList("Bonjour {Prénom} {Nom|vous} {Ville}");
    await waitUntil(() => marked(element).length === 3, "the colours have loaded");
    expect(marked(element)).to.deep.equal(["{Prénom}", "{Nom|vous}", "{Ville}"]);
    const marks = inside(element, ".marks");
    const style = (of: Element) => {
      const { font, padding, lineHeight, letterSpacing } = getComputedStyle(of);
      return { font, padding, lineHeight, letterSpacing };
    };
    expect(style(marks)).to.deep.equal(style(textField(element)));
    await waitUntil(() => marks.clientWidth === textField(element).clientWidth, "the marks are as wide as the text");
  });

  it("take their colours along with the letter that moves them; behind them the letter shows first", async () => {
    const element = await withList("Bonjour {Prénom}");
    await waitUntil(() => marked(element).length === 1, "the colours have loaded");
    const before = (): string => inside(element, ".marks").textContent.split("{")[0] ?? "";
    const press = async (at: number): Promise<void> => {
      textField(element).setSelectionRange(at, at);
      document.execCommand("insertText", false, "a");
      // In the same task: no frame and no timer comes between.
      for (let i = 0; i < 20; i++) await Promise.resolve();
    };
    let isLater = false;
    // What the focus loads is drawn once more when it is there: a letter at that time does not wait.
    for (let letters = 1; letters < 20 && !isLater; letters++) {
      await press(element.value.length);
      isLater = !written(element, "[part=bubble]").endsWith("a".repeat(letters));
      await element.updateComplete;
      expect(written(element, "[part=bubble]")).to.match(new RegExp(`a{${letters}}$`));
    }
    expect(isLater).to.equal(true);
    await press(0);
    expect(before()).to.equal("aBonjour ");
  });

  it("offer the nearest name, single braces, and a text for those who have none, each by one press", async () => {
    const element = await withList("Bonjour {Prenon}");
    await untilWritten(element, "[part=problems]", "The list has no column Prenon.");
    button(element, "Write {Prénom}").click();
    await element.updateComplete;
    expect(element.value).to.equal("Bonjour {Prénom}");
    await type(element, "Bonjour {{Nom}}");
    button(element, "Write {Nom}").click();
    await element.updateComplete;
    expect(element.value).to.equal("Bonjour {Nom}");
    await type(element, "Bonjour {Prénom}");
    await untilWritten(element, "[part=problems]", "Prénom is empty for 1 person");
    inside<HTMLInputElement>(element, "#default-0").value = "cher {client}";
    button(element, "Write it").click();
    await element.updateComplete;
    expect(element.value).to.equal("Bonjour {Prénom|cher {{client}}}");
  });

  it("are closed by one press where a brace was left open", async () => {
    const element = await withList("Bonjour {prenom, à demain");
    await untilWritten(element, "[part=problems]", "A field begins with { and does not end with }.");
    button(element, "Write {Prénom}").click();
    await element.updateComplete;
    expect(element.value).to.equal("Bonjour {Prénom}, à demain");
  });

  it("of many columns show the first and open the others, and all of them can be typed", async () => {
    const columns = ["Mobile", ...Array.from({ length: 24 }, (_, i) => `Colonne ${i}`)];
    const rows = ["78", "79", "70"].map((end) => [`06 12 34 56 ${end}`, ...columns.slice(1).map(() => "x")]);
    const element = await withList("", { columns, rows });
    const shown = () => element.shadowRoot?.querySelectorAll(".fields > button").length;
    expect(shown()).to.equal(8);
    expect(written(element, ".fields summary")).to.equal("17 more fields");
    button(element, "Colonne 20 x").click();
    await element.updateComplete;
    expect(element.value).to.equal("{Colonne 20}");
    await sendKeys({ type: "{" });
    await waitUntil(() => options(element).length === 25, "the list has loaded, and is open");
    await sendKeys({ press: "ArrowUp" });
    await waitUntil(() => active(element) === "Colonne 23", "the last is meant");
    const bottom = (selector: string) => inside(element, selector).getBoundingClientRect().bottom;
    await waitUntil(() => bottom("[aria-selected=true]") <= bottom("[role=listbox]") + 1, "the last is in sight");
  });

  it("show their values in the preview, in the colours of their columns", async () => {
    const element = await withList("Bonjour {Prénom} {Nom} ’ {Mobile}");
    await untilWritten(element, "[part=bubble] .hue-1", "Exemple");
    const values = [...(element.shadowRoot?.querySelectorAll("[part=bubble] [class^=hue]") ?? [])];
    expect(values.map((value) => [value.textContent, value.className])).to.deep.equal([
      ["Inès", "hue-0"],
      ["Exemple", "hue-1"],
      ["06 12 34 56 78", "hue-2"],
    ]);
    expect(getComputedStyle(values[0] as Element).backgroundColor).not.to.equal("rgba(0, 0, 0, 0)");
  });

  it("say by how much the text is too long for one SMS, and what that saves", async () => {
    const element = await withList(`{Prénom|${"y".repeat(5)}}${"x".repeat(156)}`);
    await untilWritten(element, "#counts", "2 × 1 SMS, 1 × 2 SMS = 4 SMS");
    await untilWritten(element, ".form", "Shorten it by 1 character: everyone fits in 1 SMS, which saves 1 SMS.");
  });

  it("named by the page are counted as a range, and one that it does not name is not sent", async () => {
    const element = await composer(
      html`<sms-composer merge-fields="Prénom:2-12, Date" recipients="+33612345678,+33612345679"></sms-composer>`,
    );
    const sent: string[] = [];
    element.transport = async ({ message }) => {
      sent.push(message);
      return { outcome: "sent", messageId: 1, segments: 1, cost: 0, currency: "EUR" };
    };
    await untilWritten(element, ".fields", "Prénom");
    await type(element, `{Prénom}${"x".repeat(150)}`);
    await untilWritten(element, "#counts", "1 to 2 SMS");
    await untilWritten(element, "#send-status", "2 recipients × 1 to 2 SMS");
    expect(button(element, "Send").id).to.equal("send");
    await type(element, "Bonjour {Nom}");
    await element.send();
    await untilWritten(element, ".spoken", "Message: The list has no column Nom.");
    expect(sent).to.deep.equal([]);
    await type(element, "Bonjour {Prénom}, le {Date}");
    await element.send();
    await waitUntil(() => sent.length > 0, "it is sent, and not asked about");
    expect(sent).to.deep.equal(["Bonjour {Prénom}, le {Date}"]);
  });

  it("leave Send in sight at the foot of a narrow page", async () => {
    const element = await composer(html`<div style="inline-size: 340px"><sms-composer></sms-composer></div>`);
    const foot = (): string => getComputedStyle(inside(element, ".foot")).position;
    expect(foot()).to.equal("sticky");
    element.list = LIST;
    await untilWritten(element, "[part=token]", "3 people");
    await type(element, "Bonjour {Prénom}");
    await untilWritten(element, ".marks", "{Prénom}");
    expect(foot()).to.equal("sticky");
  });
});

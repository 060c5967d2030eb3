import { aTimeout, expect } from "@open-wc/testing";
import { parseRecipients } from "@sms-composer/core/recipients";
import { html } from "lit";
import { button, composer, inside, pasteNumbers, untilWritten } from "../../../tests/composer-fixture.ts";
import type { SmsComposer } from "../../sms-composer.ts";
import { waitUntil } from "../../../tests/wait-until.ts";

const canPaste = (): boolean => {
  const data = new DataTransfer();
  data.setData("text", "a");
  return new ClipboardEvent("paste", { clipboardData: data }).clipboardData?.getData("text") === "a";
};
const recipientsOf = (element: SmsComposer): readonly string[] => element.draft.recipients ?? [];
/** A list that is handed over is checked once what knows the numbers has loaded. */
const untilChecked = async (element: SmsComposer): Promise<void> => {
  await waitUntil(() => recipientsOf(element).some((number) => number.startsWith("+")), "checked");
};

describe("<sms-composer>: what is brought to the recipients", () => {
  for (const [what, text] of [
    ["a table with names", "Nom;Téléphone\nMarie;06 12 34 56 78\nPaul;07 98 76 54 32"],
    ["a column with its heading", "Téléphone\r\n0612345678\r\n0798765432"],
    ["cells, one row without a number", "Nom\tTéléphone\nMarie\t06 12 34 56 78\nPaul\tpas de numéro\nLuc\t0798765432"],
    ["a call list", "Date;Numéro;Durée\n06/07/2024 14:25;0698765432;00:02:10"],
  ] as const) {
    it(`reads a paste with its lines: ${what}`, async () => {
      // Firefox gives an event of a script no data.
      if (!canPaste()) return;
      const element = await composer();
      await pasteNumbers(element, text);
      const { valid, invalid } = parseRecipients(text);
      const expected = [...valid.map(({ e164 }) => e164), ...invalid.map(({ source }) => source)];
      expect(recipientsOf(element)).to.deep.equal(expected);
    });
  }

  it("keeps every entry that a page hands over, the first one too", async () => {
    const element = await composer(html`<sms-composer recipients="accueil, 06 12 34 56 78, abc"></sms-composer>`);
    await untilChecked(element);
    expect([...recipientsOf(element)].toSorted()).to.deep.equal(["+33612345678", "abc", "accueil"]);
    element.draft = { recipients: ["Marie Dupont", "0612345678", "xyz"] };
    await untilChecked(element);
    expect([...recipientsOf(element)].toSorted()).to.deep.equal(["+33612345678", "Marie Dupont", "xyz"]);
  });

  it("takes a long paste of blanks as nothing", async () => {
    const element = await composer();
    const input = inside<HTMLInputElement>(element, "#recipients");
    for (const blank of ["\t", " ", "\u00a0", "\n", " \n", ";", "\t;"]) {
      const data = new DataTransfer();
      data.setData("text", blank.repeat(200_000));
      input.focus();
      // Where time grew with the square of the length, this would take minutes, and the test's time would be over.
      input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      await aTimeout(0);
      expect(recipientsOf(element), JSON.stringify(blank)).to.deep.equal([]);
      input.value = "";
    }
  }).timeout(30_000);

  it("adds a number behind which a comma is written without a key, as on Android", async () => {
    const element = await composer();
    inside(element, "#recipients").focus();
    document.execCommand("insertText", false, "0612345678");
    document.execCommand("insertText", false, ",");
    await waitUntil(() => inside<HTMLInputElement>(element, "#recipients").value === "", "read");
    expect(recipientsOf(element)).to.deep.equal(["+33612345678"]);
  });

  it("gives the next message no number that was typed for the one before", async () => {
    const element = await composer();
    const input = inside<HTMLInputElement>(element, "#recipients");
    const press = (): void =>
      void input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    const write = (number: string): void => {
      input.focus();
      document.execCommand("insertText", false, number);
    };
    let asked = 0;
    let answer: (optedOut: readonly string[]) => void = () => {};
    element.optOuts = () => {
      asked++;
      return new Promise((resolve) => (answer = resolve));
    };
    write("0612345678");
    press();
    await waitUntil(() => asked > 0, "being read");
    write(" 06 11");
    element.formResetCallback();
    element.draft = { message: "The next one" };
    expect(input.value).to.equal("");
    element.optOuts = undefined;
    answer([]);
    write("0798765432");
    await waitUntil(() => {
      press();
      return recipientsOf(element).includes("+33798765432");
    }, "read");
    expect(recipientsOf(element)).to.deep.equal(["+33798765432"]);
  });

  it("says which figures were not taken for numbers, and in which line", async () => {
    if (!canPaste()) return;
    const element = await composer();
    await pasteNumbers(element, "Date;Numéro\n06/12/2023;0698765432\n07/12/2023;0698765433");
    await untilWritten(
      element,
      "#recipients-summary",
      "not taken for numbers: Date;Numéro (line 1), 06/12/2023 (line 2), 07/12/2023 (line 3)",
    );
  });

  it("shows the reason of a wrong number beside it, and of many numbers the good ones first", async () => {
    const element = await composer();
    element.draft = { recipients: ["06 12", ...Array.from({ length: 120 }, (_, i) => `06${10_000_000 + i}`)] };
    await untilChecked(element);
    await element.updateComplete;
    const tokens = [...(element.shadowRoot?.querySelectorAll("[part=token]") ?? [])].map(
      (token) => token.textContent?.replace(/\s+/g, " ").trim() ?? "",
    );
    expect(tokens.length).to.equal(100);
    expect(tokens[0]).to.contain("06 10 00 00 00");
    expect(tokens.at(-1)).to.contain("06 12 is too short");
  });

  it("brings back numbers that were removed at once", async () => {
    const element = await composer();
    element.draft = { recipients: ["0612345678", "0612345679"] };
    await untilChecked(element);
    await element.updateComplete;
    button(element, "Remove all").click();
    await element.updateComplete;
    expect(recipientsOf(element)).to.deep.equal([]);
    button(element, "Undo").click();
    await element.updateComplete;
    expect(recipientsOf(element)).to.deep.equal(["+33612345678", "+33612345679"]);
  });
});

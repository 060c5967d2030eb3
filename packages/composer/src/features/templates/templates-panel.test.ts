import { expect, html } from "@open-wc/testing";
import type { MessageTemplate } from "@sms-composer/core/message-templates";
import { button, composer, inside, textField, type, untilWritten, written } from "../../../tests/composer-fixture.ts";
import { waitUntil } from "../../../tests/wait-until.ts";
import type { SmsComposer } from "../../sms-composer.ts";

const REMINDER: MessageTemplate = {
  name: "Rappel",
  message: "Bonjour {Prénom|cher client}, {Jour} à {Heure}. {Lieu}",
  sender: "DRMARTIN",
  stop: true,
  blanks: [
    { name: "Jour", kind: "date" },
    { name: "Heure", kind: "time" },
    { name: "Lieu", kind: "choice", choices: ["Cabinet", "À domicile"] },
  ],
};

const LIST = { columns: ["Prénom", "Heure", "Mobile"], rows: [["Inès", "9 h", "06 12 34 56 78"]] };

async function open(template = html`<sms-composer .templates=${[REMINDER]}></sms-composer>`): Promise<SmsComposer> {
  const element = await composer(template);
  button(element, "Templates").click();
  await waitUntil(() => element.shadowRoot?.querySelector("[data-panel=templates]"), "it is open");
  return element;
}

async function choose(element: SmsComposer, index: string): Promise<void> {
  const select = inside<HTMLSelectElement>(element, "#template");
  select.value = index;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  await element.updateComplete;
}

async function enter(element: SmsComposer, id: string, value: string): Promise<void> {
  const input = inside<HTMLInputElement>(element, `[id="${id}"]`);
  input.value = value;
  input.dispatchEvent(new Event(input.matches("select") ? "change" : "input", { bubbles: true }));
  await element.updateComplete;
}

describe("templates", () => {
  it("of the page are inserted with their options: what no column fills is asked for, with the length meanwhile", async () => {
    const element = await open();
    await choose(element, "0");
    expect(button(element, "Insert").disabled).to.equal(true);
    await enter(element, "blank-Jour", "2026-12-01");
    await enter(element, "blank-Heure", "09:40");
    expect(written(element, "[part=template]")).to.match(
      /^Bonjour cher client, Tuesday,? 1 December à 09:40\. Cabinet$/,
    );
    await enter(element, "blank-Lieu", "À domicile");
    expect(written(element, "[data-panel] [role=status]")).to.match(/^1 SMS · \d+ left$/);
    button(element, "Insert").click();
    await element.updateComplete;
    expect(element.value).to.match(/^Bonjour cher client, Tuesday,? 1 December à 09:40\. À domicile$/);
    expect([element.sender, element.stop]).to.deep.equal(["DRMARTIN", true]);
    expect(element.shadowRoot?.activeElement).to.equal(textField(element));
    document.execCommand("undo");
    expect(element.value).to.equal("");
  });

  it("leave to the list what its columns fill", async () => {
    const element = await open();
    element.list = LIST;
    await untilWritten(element, "[part=token]", "1 person");
    await type(element, "Cabinet du port.");
    await choose(element, "0");
    expect(
      [...(element.shadowRoot?.querySelectorAll("[data-panel] [id^=blank-]") ?? [])].map(({ id }) => id),
    ).to.deep.equal(["blank-Jour", "blank-Lieu"]);
    await enter(element, "blank-Jour", "2026-12-02");
    button(element, "Insert").click();
    await untilWritten(element, "[part=bubble]", "2 December à 9 h. Cabinet");
    expect(element.value).to.match(/^Cabinet du port\.\nBonjour \{Prénom\|cher client\}, /);
  });

  it("are made of any message, and the page is given all of them to store as JSON", async () => {
    const element = await open();
    await type(element, "Votre commande est prête, {Prénom}.");
    let stored = "";
    document.addEventListener("sms-templates-change", ({ templates }) => (stored = JSON.stringify(templates)), {
      once: true,
    });
    await enter(element, "template-name", "Commande");
    button(element, "Save").click();
    await untilWritten(element, "div.spoken", "Commande is saved.");
    expect(JSON.parse(stored).map(({ name }: MessageTemplate) => name)).to.deep.equal(["Commande", "Rappel"]);
    expect(JSON.parse(stored)[0].blanks).to.deep.equal([{ name: "Prénom", kind: "text" }]);
    expect(written(element, "#template option")).to.equal("Commande Rappel");
  });

  it("that are stored are checked anew, and a page that gives none shows nothing of them", async () => {
    const broken = [{ name: "", message: "x" }, null, { ...REMINDER, sender: 7 }, REMINDER] as never;
    const element = await open(html`<sms-composer .templates=${broken}></sms-composer>`);
    expect(written(element, "#template option")).to.equal("Rappel");
    element.templates = undefined;
    await element.updateComplete;
    expect(written(element, "[data-opens=templates]")).to.equal("");
  });
});

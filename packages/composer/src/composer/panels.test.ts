import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { html } from "lit";
import { forecastDelivery, parisTime } from "@sms-composer/core/forecast";
import { button, composer, inside, textField, type, untilWritten, written } from "../../tests/composer-fixture.ts";
import type { SmsComposer } from "../sms-composer.ts";
import { waitUntil } from "../../tests/wait-until.ts";

const ALL = "recipients import sender range stop scheduledAt unicode tag responseUrl receiptUrl sandbox code send";

const open = async (): Promise<SmsComposer> => composer(html`<sms-composer fields=${ALL}></sms-composer>`);

describe("scheduling", () => {
  it("takes a time on the clock of Paris and forecasts the real delivery", async () => {
    const element = await open();
    element.stop = true;
    inside<HTMLInputElement>(element, "#scheduledAt").click();
    await waitUntil(() => element.shadowRoot?.querySelector("#scheduled-at"), "the panel is open");
    const input = inside<HTMLInputElement>(element, "#scheduled-at");
    input.value = "2030-06-02T21:05";
    input.dispatchEvent(new Event("change"));
    await element.updateComplete;
    const { scheduledAt } = element.draft;
    expect(scheduledAt && parisTime(scheduledAt)).to.deep.equal({ year: 2030, month: 6, day: 2, hour: 21, minute: 5 });
    expect(written(element, "#scheduled-at-forecast")).to.equal(
      "Arrives on Monday 3 June at 8:00: no commercial SMS on Sundays.",
    );
    element.stop = false;
    await element.updateComplete;
    expect(written(element, "#scheduled-at-forecast")).to.equal("Arrives on Sunday 2 June at 21:05.");
    expect(button(element, "Schedule")).to.equal(inside(element, "#send"));
  });

  it("proposes a time that the field's own steps can have, and each step is one that can be scheduled", async () => {
    const element = await open();
    inside<HTMLInputElement>(element, "#scheduledAt").click();
    await waitUntil(() => element.shadowRoot?.querySelector("#scheduled-at"), "the panel is open");
    const input = inside<HTMLInputElement>(element, "#scheduled-at");
    // Earlier ones cannot be sent to, and the browser counts its steps from it.
    expect(Number(input.min.slice(-2)) % 5, input.min).to.equal(0);
    expect(input.validity.stepMismatch, `${input.value} from ${input.min}`).to.equal(false);
    input.stepUp();
    expect(Number(input.value.slice(-2)) % 5, input.value).to.equal(0);
    expect(input.validity.valid).to.equal(true);
  });

  it("says at the field that a time has passed or is none, and keeps everything", async () => {
    const element = await open();
    element.draft = { message: "Bonjour", recipients: ["0612345678"], scheduledAt: new Date("2020-01-01T10:00:00Z") };
    await waitUntil(() => element.shadowRoot?.querySelector("#scheduled-at"), "the panel is there");
    button(element, "Schedule 1 SMS").click();
    await untilWritten(element, "#scheduledAt-error", "This date and time have passed.");
    expect(element.shadowRoot?.activeElement?.id).to.equal("scheduled-at");
    const input = inside<HTMLInputElement>(element, "#scheduled-at");
    input.value = "";
    input.dispatchEvent(new Event("change"));
    await untilWritten(element, "#scheduledAt-error", "Enter a date and time.");
    expect(element.value).to.equal("Bonjour");
  });

  it("leaves what is half typed: a day that begins with 0 is none at first", async () => {
    const element = await open();
    element.draft = { scheduledAt: new Date("2030-06-28T10:00:00Z") };
    await waitUntil(() => element.shadowRoot?.querySelector("#scheduled-at"), "the panel is there");
    const input = inside<HTMLInputElement>(element, "#scheduled-at");
    let value = "";
    // What the field shows while a part of it is missing can be read by nobody: a value that is written clears it.
    Object.defineProperty(input, "value", {
      get: () => value,
      set: (dateText: string) => {
        value = `cleared for ${dateText}`;
      },
    });
    input.dispatchEvent(new Event("change"));
    await element.updateComplete;
    expect(value).to.equal("");
    element.draft = { scheduledAt: new Date("2030-06-28T10:00:00Z") };
    await element.updateComplete;
    expect(value, "a time of the page's is written").to.equal("cleared for 2030-06-28T12:00");
  });

  it("says before it is chosen when a commercial message would be held now", async () => {
    const element = await open();
    element.stop = true;
    const { heldBecause } = forecastDelivery({ at: new Date(), commercial: true });
    await waitUntil(() => element.shadowRoot?.querySelector("#scheduledAt-hint"), "the panel is open");
    await untilWritten(
      element,
      "#scheduledAt-hint",
      heldBecause ? "if sent now, it would arrive on" : "choose the day and the time",
    );
  });
});

describe("details and code", () => {
  it("sets the tag, the webhooks and a trial, and says what is wrong with them", async () => {
    const element = await open();
    button(element, "More options").click();
    await waitUntil(() => element.shadowRoot?.querySelector("#tag"), "the panel is open");
    for (const [id, value] of [
      ["tag", "A B"],
      ["responseUrl", "exemple.fr"],
    ] as const) {
      inside<HTMLInputElement>(element, `#${id}`).focus();
      await sendKeys({ type: value });
    }
    inside<HTMLInputElement>(element, "#sandbox").click();
    await element.updateComplete;
    const { tag, responseUrl, sandbox } = element.draft;
    expect({ tag, responseUrl, sandbox }).to.deep.equal({ tag: "A B", responseUrl: "exemple.fr", sandbox: true });
    await untilWritten(element, "#tag-error", "Not allowed here: capital A, a space, capital B");
    inside<HTMLInputElement>(element, "#responseUrl").blur();
    await untilWritten(element, "#responseUrl-error", "Enter a full address, starting with https://.");
  });

  it("shows the composed request as a program in each language, without a key", async () => {
    const element = await open();
    await type(element, "Ça va ?");
    button(element, "Show as code").click();
    await waitUntil(() => element.shadowRoot?.querySelector("pre"), "the panel is open");
    const language = inside<HTMLSelectElement>(element, "select");
    expect(language.options.length).to.equal(9);
    for (const { value } of language.options) {
      language.value = value;
      language.dispatchEvent(new Event("change"));
      await element.updateComplete;
      expect(inside(element, "pre").textContent).to.contain("SMSPARTNER_API_KEY");
      expect(inside(element, "pre").textContent).to.contain("a va ?");
    }
  });
});

describe("Esc", () => {
  it("closes the panel that was opened last, and goes back to where it was opened", async () => {
    const element = await open();
    for (const messages of ["Import a file", "More options"]) button(element, messages).click();
    for (const id of ["#tag", "#file"])
      await waitUntil(() => element.shadowRoot?.querySelector(id), "the panels are open");
    inside(element, "#tag").focus();
    await sendKeys({ press: "Escape" });
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector("#tag")).to.equal(null);
    expect(element.shadowRoot?.activeElement?.textContent?.trim()).to.equal("More options");
    inside(element, "#file").focus();
    await sendKeys({ press: "Escape" });
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector("[data-panel]")).to.equal(null);
    expect(element.shadowRoot?.activeElement?.textContent?.trim()).to.equal("Import a file");
  });

  it("leaves the focus where somebody writes", async () => {
    const element = await open();
    button(element, "Import a file").click();
    await waitUntil(() => element.shadowRoot?.querySelector("#file"), "the panel is open");
    textField(element).focus();
    await sendKeys({ press: "Escape" });
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector("[data-panel]")).to.equal(null);
    await sendKeys({ type: " x" });
    expect(element.value).to.contain(" x");
  });
});

import { aTimeout, expect, fixture } from "@open-wc/testing";
import { html } from "lit";
import "./define-meter.ts";
import type { SmsMeter } from "./sms-meter.ts";
import { waitUntil } from "../tests/wait-until.ts";

async function beside(
  template = html`<div><textarea id="message"></textarea><sms-meter for="message"></sms-meter></div>`,
) {
  document.documentElement.lang = "en";
  const root = await fixture<HTMLElement>(template);
  const meter = root.querySelector("sms-meter");
  const field = root.querySelector<HTMLTextAreaElement>("textarea, input");
  if (!meter || !field) throw new Error("The page has no meter or no field");
  await meter.updateComplete;
  return { root, meter, field };
}

function write(field: HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

const says = (meter: SmsMeter, part = "[part=counts]"): string =>
  (meter.shadowRoot?.querySelector(part)?.textContent ?? "").replace(/\s+/g, " ").trim();

describe("<sms-meter>", () => {
  it("counts a text field of the page while it is written", async () => {
    const { meter, field } = await beside();
    expect(says(meter)).to.equal("0 SMS 0 of 160 used · 160 left");
    write(field, "x".repeat(161));
    await meter.updateComplete;
    expect(says(meter)).to.equal("2 SMS 161 of 306 used · remove 1 to save one SMS");
    expect(meter.shadowRoot?.querySelectorAll("[part=bar]").length).to.equal(2);
  });

  it("names what cannot be sent", async () => {
    const { meter, field } = await beside();
    write(field, "a – b…");
    await meter.updateComplete;
    expect(says(meter, "[part=error]")).to.equal("2 characters cannot be sent in a standard SMS: – …");
  });

  it("counts as its attributes say", async () => {
    const { meter, field } = await beside();
    write(field, "a".repeat(70));
    meter.stop = true;
    await meter.updateComplete;
    expect(says(meter)).to.equal("1 SMS 81 of 160 used, STOP included · 79 left");
    meter.stop = false;
    meter.unicode = true;
    await meter.updateComplete;
    expect(says(meter)).to.equal("1 SMS 70 of 70 used · 0 left");
  });

  it("finds a field that comes later, and follows the form's reset", async () => {
    const { root, meter, field } = await beside(
      html`<form><textarea id="other">later</textarea><sms-meter for="message"></sms-meter></form>`,
    );
    expect(says(meter)).to.contain("0 SMS");
    field.id = "message";
    write(field, "x".repeat(161));
    await meter.updateComplete;
    expect(says(meter)).to.contain("2 SMS");
    (root as HTMLFormElement).reset();
    await waitUntil(() => says(meter).startsWith("1 SMS 5 of 160"), "the text is that of the page");
  });

  it("counts again when a script has set the text and says so", async () => {
    const { meter, field } = await beside();
    field.value = "abc";
    meter.refresh();
    await meter.updateComplete;
    expect(says(meter)).to.contain("3 of 160");
  });

  it("is silent while typing, and speaks a second after when the number of SMS has changed", async () => {
    const { meter, field } = await beside();
    const spoken = (): string => says(meter, "[role=status]");
    write(field, "a");
    await meter.updateComplete;
    write(field, "x".repeat(161));
    await meter.updateComplete;
    expect(spoken()).to.equal("");
    await waitUntil(() => spoken().startsWith("2 SMS"), "it speaks");
    write(field, "x".repeat(170));
    await meter.updateComplete;
    await aTimeout(1200);
    expect(spoken()).to.contain("2 SMS");
  });

  it("counts a field that comes late, another one in its place, and none where it has gone", async () => {
    const { root, meter, field } = await beside();
    field.remove();
    await waitUntil(() => says(meter).startsWith("0 SMS"), "none is counted");
    const late = document.createElement("textarea");
    late.id = "message";
    late.value = "x".repeat(161);
    root.append(late);
    await waitUntil(() => says(meter).startsWith("2 SMS"), "the late one is counted");
    const other = document.createElement("textarea");
    other.value = "abc";
    late.replaceWith(other);
    other.id = "message";
    await waitUntil(() => says(meter).startsWith("1 SMS"), "the other one is counted");
  });

  it("counts another component's text once that is defined", async () => {
    const { root, meter, field } = await beside();
    field.remove();
    const late = document.createElement("late-field");
    late.id = "message";
    root.append(late);
    await meter.updateComplete;
    class LateField extends HTMLElement {
      value = "x".repeat(161);
    }
    customElements.define("late-field", LateField);
    await waitUntil(() => says(meter).startsWith("2 SMS"), "its text is counted");
  });

  it("speaks the page's language first, and not English before it", async () => {
    const { meter } = await beside(
      html`<div lang="fr"><textarea id="message"></textarea><sms-meter for="message"></sms-meter></div>`,
    );
    const first = says(meter);
    await waitUntil(() => says(meter).includes("0 sur 160 utilisés"), "French is there");
    expect(first).not.to.contain("used");
  });

  it("leaves nothing behind on the page when it goes", async () => {
    const { meter, field } = await beside();
    meter.remove();
    write(field, "abc");
    expect(meter.isUpdatePending).to.equal(false);
  });

  it("is accessible", async () => {
    const { meter, field } = await beside(
      html`<div><label for="message">Text</label><textarea id="message"></textarea><sms-meter for="message"></sms-meter></div>`,
    );
    write(field, "a – b");
    await meter.updateComplete;
    await expect(meter).to.be.accessible();
  });
});

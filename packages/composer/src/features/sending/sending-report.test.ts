import { expect } from "@open-wc/testing";
import { html } from "lit";
import type { SendOutcome } from "@sms-composer/core";
import {
  button,
  composer,
  inside,
  pasteNumbers,
  type,
  untilWritten,
  written,
} from "../../../tests/composer-fixture.ts";
import { waitUntil } from "../../../tests/wait-until.ts";
import type { Transport } from "../../element/transport.ts";

const RECEIPT: SendOutcome = { outcome: "sent", messageId: 307, segments: 1, cost: 0.076, currency: "EUR" };

async function ready(transport: Transport) {
  const element = await composer(html`<sms-composer .transport=${transport}></sms-composer>`);
  await pasteNumbers(element, "06 12 34 56 78, 07 98 76 54 32");
  await type(element, "Bonjour");
  return element;
}

describe("the report of a send", () => {
  it("stays while a send waits and its numbers are only checked again, and not after an edit", async () => {
    const progress = { sent: 1, total: 2 };
    const element = await ready(async () => ({ outcome: "unknown", reason: "refused", code: 11, progress }));
    await element.send();
    const waits = "1 of 2 sent. There is not enough credit on the account.";
    await untilWritten(element, "#send-status", waits);
    element.optOuts = ["+33612345678"];
    await untilWritten(element, "#recipients-summary", "left out: 06 12 34 56 78");
    expect(written(element, "#send-status")).to.contain(waits);
    await type(element, " !");
    await waitUntil(() => !written(element, "#send-status").includes("It waits"), "the edit has ended it");
  });

  it("says a refusal that no field shows beside the button", async () => {
    const element = await ready(async () => ({ outcome: "not-sent", code: 11, message: "Not enough credit" }));
    button(element, "Send 2 SMS").click();
    await untilWritten(element, "[part=refusal]", "Not sent. Your text is still here.");
    expect(written(element, "[part=refusal]")).to.contain("There is not enough credit on the account.");
    expect(written(element, "[part=refusal]")).not.to.match(/code|Not enough/);
    expect(written(element, ".foot details [lang=en]"), "the API's own words are detail").to.equal(
      "Not enough credit (code 11)",
    );
    expect(inside<HTMLDetailsElement>(element, ".foot details").open).to.equal(false);
  });

  it("says in which language the API's words at a field are", async () => {
    const fieldErrors = [
      { field: "sender", elementId: "", message: "Cet expéditeur n’est pas autorisé" },
      { field: "stop", elementId: "", message: "The STOP mention is required" },
    ] as const;
    const element = await ready(async () => ({ outcome: "not-sent", code: 9, fieldErrors }));
    await element.send();
    await untilWritten(element, "#sender-error [lang=fr]", "Cet expéditeur n’est pas autorisé");
    expect(written(element, "#stop-error [lang=en]")).to.equal("The STOP mention is required");
    expect(written(element, ".spoken")).to.contain("Sender: SMS Partner refuses this. Cet expéditeur");
  });

  it("says once why nobody knows what became of it", async () => {
    const certain = "We can’t tell whether it was sent.";
    const check = "Check your sent messages before trying again.";
    for (const [outcome, why] of [
      [{}, "No answer came back."],
      [{ reason: "connection-lost" }, "No answer came back."],
      [{ reason: "no-answer" }, "No answer came back."],
      [{ reason: "unreadable-answer" }, "The server’s reply could not be read."],
      [{ code: "idempotency-key-in-flight" }, "No answer came back."],
    ] as const) {
      const element = await ready(async () => ({ outcome: "unknown", ...outcome }));
      await element.send();
      await untilWritten(element, "[part=refusal]", certain);
      expect(written(element, "[part=refusal]")).to.equal([certain, why, check].join(" "));
      element.remove();
    }
  });

  it("keeps the message's number for whoever asks for it, with a button that copies it", async () => {
    const element = await ready(async () => RECEIPT);
    button(element, "Send 2 SMS").click();
    await untilWritten(element, "[part=receipt]", "Sent: 2 SMS");
    inside<HTMLDetailsElement>(element, ".foot details").open = true;
    const copied: string[] = [];
    const clipboard = { writeText: async (text: string) => void copied.push(text) };
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: clipboard });
    button(element, "Copy").click();
    await untilWritten(element, ".foot details [role=status]", "✓");
    Reflect.deleteProperty(navigator, "clipboard");
    expect(copied).to.deep.equal(["Message: 307"]);
  });

  it("shows all of what became of it, also where that is longer than what stood there", async () => {
    const element = await ready(async () => ({ outcome: "unknown", message: "ECONNRESET" }));
    document.body.style.paddingBlock = "2000px";
    button(element, "Send 2 SMS").scrollIntoView({ block: "end" });
    button(element, "Send 2 SMS").focus({ preventScroll: true });
    button(element, "Send 2 SMS").click();
    await untilWritten(element, "[part=refusal]", "We can’t tell whether it was sent");
    const bottom = (): number => inside(element, ".foot").getBoundingClientRect().bottom;
    await waitUntil(() => bottom() <= innerHeight + 1, "the foot is in sight");
    button(element, "Send again…").scrollIntoView({ block: "end" });
    Object.assign(element, { pricePremium: 0.038, credits: 1 });
    button(element, "Send again…").click();
    await untilWritten(element, "#send-status", "a second time? Those who got the first");
    await waitUntil(() => bottom() <= innerHeight + 1, "the question is in sight");
    document.body.style.removeProperty("padding-block");
  });
});

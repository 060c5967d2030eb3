import { aTimeout, expect } from "@open-wc/testing";
import { html } from "lit";
import { button, composer, pasteNumbers, type, untilWritten } from "../../tests/composer-fixture.ts";

describe("a press of Send", () => {
  it("sends what stood there, and never what was written while the code for it came", async () => {
    const texts: string[] = [];
    const element = await composer(html`<sms-composer></sms-composer>`);
    element.transport = async ({ message }) => {
      texts.push(message);
      return { outcome: "sent", messageId: 307, segments: 1, cost: 0.076, currency: "EUR" };
    };
    await pasteNumbers(element, "06 12 34 56 78, 07 98 76 54 32");
    await type(element, "Bonjour");
    button(element, "Send 2 SMS").click();
    await type(element, "Bonjour, written after the press");
    await aTimeout(500);
    expect(texts).to.deep.equal([]);
    button(element, "Send 2 SMS").click();
    await untilWritten(element, "[part=receipt]", "Sent: 2 SMS");
    expect(texts).to.deep.equal(["Bonjour, written after the press"]);
  });
});

import { expect, html } from "@open-wc/testing";
import type { SendRequest } from "@sms-composer/core";
import { button, composer, type, untilWritten, written } from "../../../tests/composer-fixture.ts";
import type { TransportOptions } from "../../element/transport.ts";
import { LIST, SENT } from "../../../tests/list-fixture.ts";
import { waitUntil } from "../../../tests/wait-until.ts";

describe("a test of a list's text", () => {
  it("sends the text of the row in view to one's own number as a test, and never to the list", async () => {
    const element = await composer(
      html`<sms-composer own-numbers="06 99 99 99 99" price-premium="0.05" stop></sms-composer>`,
    );
    const sent: { request: SendRequest; options: TransportOptions }[] = [];
    element.transport = async (request, options) => {
      sent.push({ request, options });
      return { ...SENT, segments: 1, cost: 0.05 };
    };
    element.draft = { ...element.draft, scheduledAt: new Date(Date.now() + 86_400_000) };
    element.list = LIST;
    await untilWritten(element, "[part=token]", "4 people");
    await type(element, "Bonjour {Prénom}");
    await untilWritten(element, ".stepper", "1 of 2");
    button(element, "›").click();
    await untilWritten(element, "[part=bubble]", "Bonjour Hugo");
    await untilWritten(element, ".test", "Send me this one");
    button(element, "Send me this one · about €0.05").click();
    await untilWritten(element, "#test-report", "Sent: 1 SMS, €0.05.");
    expect(sent.map(({ request }) => request)).to.deep.equal([
      { recipients: ["+33699999999"], message: "Bonjour Hugo", stop: true, tag: "test" },
    ]);
    expect(sent[0]?.options.list).to.equal(undefined);
    expect(element.list).to.equal(LIST);
    expect(element.value).to.equal("Bonjour {Prénom}");
    expect(button(element, "Schedule 2 SMS").id).to.equal("send");
    element.list = { ...LIST };
    const report = () => element.shadowRoot?.querySelector("#test-report")?.textContent.trim();
    await waitUntil(() => report() === "", "the report is of the list that it was for");
  });

  it("says of a test that the law holds it back, as of the send itself", async () => {
    const element = await composer(html`<sms-composer own-numbers="06 99 99 99 99" stop></sms-composer>`);
    element.transport = async () => SENT;
    element.list = LIST;
    await type(element, "Bonjour {Prénom}");
    await untilWritten(element, ".test", "Send me this one");
    const { Date: Real } = globalThis;
    try {
      const sunday = Real.parse("2030-12-01T10:00:00+01:00");
      globalThis.Date = new Proxy(Real, {
        construct: (target, given): Date => Reflect.construct(target, given.length === 0 ? [sunday] : given) as Date,
      });
      const held = "Arrives on Monday 2 December at 8:00: no commercial SMS on Sundays.";
      button(element, "Send me this one").click();
      await untilWritten(element, "#test-report", held);
      expect(written(element, "div.spoken")).to.contain(held);
      await element.send();
      await untilWritten(element, "#send-status", held);
    } finally {
      globalThis.Date = Real;
    }
  });

  it("says of a test what became of it beside the text that was tested only, and no more once the list is gone", async () => {
    const element = await composer(html`<sms-composer own-numbers="06 99 99 99 99"></sms-composer>`);
    let answer = (): void => {};
    element.transport = () => new Promise((resolve) => (answer = () => resolve({ ...SENT, segments: 1 })));
    const report = (): string => written(element, "#test-report");
    element.list = LIST;
    await type(element, "Bonjour {Prénom}");
    await untilWritten(element, ".test", "Send me this one");
    button(element, "Send me this one").click();
    await untilWritten(element, "#test-report", "Sending");
    answer();
    await untilWritten(element, "#test-report", "Sent: 1 SMS");
    // Of a second test nothing is known until its own answer is there.
    button(element, "Send me this one").click();
    await element.updateComplete;
    expect(report()).not.to.contain("Sent");
    await untilWritten(element, "#test-report", "Sending");
    answer();
    await untilWritten(element, "#test-report", "Sent: 1 SMS");
    button(element, "›").click();
    await untilWritten(element, "[part=bubble]", "Bonjour Hugo");
    expect(report()).to.equal("");
    button(element, "‹").click();
    await untilWritten(element, "#test-report", "Sent: 1 SMS");
    element.list = undefined;
    await waitUntil(() => !element.draft.list, "the list is gone");
    element.list = LIST;
    await untilWritten(element, ".stepper", "1 of 2");
    await untilWritten(element, "[part=bubble]", "Bonjour Inès");
    expect(report()).to.equal("");
  });

  it("says of a test what became of it, and repeats one of which nobody knows in place of it", async () => {
    const element = await composer(html`<sms-composer own-numbers="06 99 99 99 99"></sms-composer>`);
    const keys: (string | undefined)[] = [];
    element.transport = async (_, { idempotencyKey, replaces }) => {
      keys.push(idempotencyKey, replaces);
      return { outcome: "unknown" };
    };
    element.list = LIST;
    await type(element, "Bonjour {Prénom}");
    await untilWritten(element, ".stepper", "1 of 2");
    await untilWritten(element, ".test", "Send me this one");
    button(element, "Send me this one").click();
    await untilWritten(element, "#test-report", "We can’t tell whether it was sent");
    button(element, "Send me this one").click();
    await waitUntil(() => keys.length === 4, "it was sent again");
    expect(keys[3]).to.equal(keys[0]);
    expect(keys[2]).not.to.equal(keys[0]);
  });
});

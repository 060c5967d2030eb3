import { expect } from "@open-wc/testing";
import { html } from "lit";
import type { SendOutcome } from "@sms-composer/core";
import { composer, pasteNumbers, type, untilAnswerable, untilWritten } from "../../tests/composer-fixture.ts";
import type { SmsComposer } from "../sms-composer.ts";
import { waitUntil } from "../../tests/wait-until.ts";

const KEY = "sms-composer:reminder";
const open = (transport?: SmsComposer["transport"]): Promise<SmsComposer> =>
  composer(html`<sms-composer autosave="reminder" value="Default" .transport=${transport}></sms-composer>`);

describe("autosave", () => {
  beforeEach(() => localStorage.clear());
  after(() => localStorage.clear());

  it("brings the whole draft back on the next visit", async () => {
    const first = await open();
    await pasteNumbers(first, "06 12 34 56 78, 06 12");
    await type(first, "Bonjour");
    first.sender = "SHOP";
    first.draft = { ...first.draft, scheduledAt: new Date("2030-06-03T08:05:00Z") };
    const { draft } = first;
    first.remove();
    expect((await open()).draft).to.deep.equal(draft);
  });

  it("keeps more than 1,000 numbers as a reference only: they are to be given again, and nothing is sent until then", async () => {
    const numbers = Array.from({ length: 1001 }, (_, index) => `+336${10_000_000 + index}`);
    let sends = 0;
    const transport = async (): Promise<SendOutcome> => {
      sends++;
      return { outcome: "sent", messageId: sends, segments: 1, cost: 0, currency: "EUR" };
    };
    const first = await open(transport);
    first.maxRecipients = 2000;
    first.draft = { message: "Bonjour", recipients: numbers };
    await waitUntil(() => localStorage.getItem(KEY)?.includes("Bonjour"), "it is kept");
    expect(localStorage.getItem(KEY)).not.to.contain("+3361");
    first.remove();

    const second = await open(transport);
    second.maxRecipients = 2000;
    second.confirmAbove = 5000;
    expect(second.draft.list?.rowCount).to.equal(1001);
    await second.send();
    await untilWritten(second, "div.spoken", "The list is not here any more: give its file again.");
    expect(sends).to.equal(0);
    second.draft = { ...second.draft, list: undefined, recipients: numbers };
    await second.send();
    await waitUntil(() => sends > 0, "it is sent once the numbers are there");
  });

  it("is cleared by a send that is certain, and by no other", async () => {
    const outcomes: SendOutcome[] = [
      { outcome: "not-sent", code: 11, message: "Not enough credit" },
      { outcome: "sent", messageId: 1, segments: 1, cost: 0.038, currency: "EUR" },
    ];
    const element = await open(async () => outcomes.shift() ?? { outcome: "unknown" });
    await pasteNumbers(element, "06 12 34 56 78");
    await element.send();
    await untilWritten(element, ".foot details", "Not enough credit");
    expect(localStorage.getItem(KEY)).to.contain("Default");
    await element.send();
    await untilWritten(element, "[part=receipt]", "Sent: 1 SMS");
    expect(localStorage.getItem(KEY)).to.equal(null);
  });

  it("asks on the next visit before it sends again what may have gone, also when the page died in the middle", async () => {
    for (const outcome of [Promise.resolve<SendOutcome>({ outcome: "unknown" }), new Promise<SendOutcome>(() => {})]) {
      const first = await open(() => outcome);
      await pasteNumbers(first, "06 12 34 56 78");
      void first.send();
      await waitUntil(() => localStorage.getItem(`${KEY}:sending`) !== null, "the send has begun");
      first.remove();
      let sends = 0;
      const second = await open(async () => {
        sends++;
        return { outcome: "not-sent", message: "Not enough credit" };
      });
      await untilWritten(second, "[part=refusal]", "We can’t tell whether");
      await waitUntil(() => second.draft.recipients?.[0] === "+33612345678", "it was checked");
      await second.send();
      await untilWritten(second, "#send-status", "second time");
      expect(sends).to.equal(0);
      await untilAnswerable();
      second.shadowRoot?.querySelector<HTMLButtonElement>("[part~=send]")?.click();
      await untilWritten(second, ".foot details", "Not enough credit");
      expect(localStorage.getItem(`${KEY}:sending`)).to.equal(null);
      second.remove();
      localStorage.clear();
    }
  });

  it("keeps no defaults of a page: the next page has its own", async () => {
    const page = (number: string): Promise<SmsComposer> =>
      composer(html`<form><sms-composer autosave="reminder" recipients=${number}></sms-composer></form>`);
    const first = await page("0612345601");
    await waitUntil(() => first.draft.recipients?.[0] === "+33612345601", "it was checked");
    await type(first, "Bonjour");
    first.form?.reset();
    await waitUntil(() => first.draft.recipients?.[0] === "+33612345601", "it was checked");
    first.remove();
    expect(localStorage.getItem(KEY)).to.equal(null);
    const second = await page("0612345602");
    await waitUntil(() => second.draft.recipients?.[0] === "+33612345602", "its own number");
    second.remove();
    expect(localStorage.getItem(KEY)).to.equal(null);
  });

  it("does without what it cannot read", async () => {
    for (const kept of ["{", "null", "[]", '"text"', '{"message":5,"recipients":"x","scheduledAt":"never"}']) {
      localStorage.setItem(KEY, kept);
      const element = await open();
      await type(element, "Bonjour");
      expect(element.value, kept).to.equal("Bonjour");
      element.remove();
    }
  });

  it("keeps nothing without a key", async () => {
    const element = await composer();
    await type(element, "Bonjour");
    expect(localStorage.length).to.equal(0);
  });
});

describe("draft", () => {
  it("goes out and comes in whole", async () => {
    const element = await composer();
    const draft = {
      message: "Bonjour",
      recipients: ["+33612345678", "06 12"],
      range: "lowCost",
      sender: "SHOP",
      tag: "noel",
      scheduledAt: new Date("2030-06-03T08:05:00Z"),
    } as const;
    element.draft = draft;
    await untilWritten(element, "#recipients-summary", "1 invalid number");
    expect(element.draft).to.deep.equal(draft);
    element.draft = JSON.parse(JSON.stringify(draft));
    await untilWritten(element, "#recipients-summary", "1 invalid number");
    expect(element.draft).to.deep.equal(draft);
  });

  it("takes null, and what has no right type, as nothing", async () => {
    const element = await composer();
    for (const junk of [
      null,
      undefined,
      {},
      { message: 5, recipients: 7, range: "x", scheduledAt: "never", stop: "no" },
    ]) {
      element.draft = junk as never;
      await element.updateComplete;
      expect(element.value).to.equal("");
      expect(element.range).to.equal("premium");
    }
  });
});

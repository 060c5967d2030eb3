import { expect, html } from "@open-wc/testing";
import type { ListOutcome, SendRequest } from "@sms-composer/core";
import { button, composer, inside, type, untilWritten, written } from "../../../tests/composer-fixture.ts";
import type { TransportOptions } from "../../element/transport.ts";
import { waitUntil } from "../../../tests/wait-until.ts";

const LIST = {
  name: "rendez-vous.csv",
  columns: ["Prénom", "Mobile"],
  rows: [
    ["Inès", "06 12 34 56 78"],
    ["Hugo", "06 12 34 56 79"],
    ["Zoé", "12"],
    ["", "06 12 34 56 70"],
  ],
};
const SENT = { outcome: "sent", messageId: 7, segments: 2, cost: 0.076, currency: "EUR" } as const;

describe("a list of people", () => {
  it("sends each row its own text, and leaves out the rows that cannot be sent", async () => {
    const element = await composer();
    let given: TransportOptions | undefined;
    element.transport = async (_, options): Promise<ListOutcome> => {
      given = options;
      return { outcome: "sent", portions: [{ ...SENT, rows: [0, 1] }] };
    };
    element.list = LIST;
    await untilWritten(element, "[part=token]", "rendez-vous.csv · 4 people");
    await type(element, "Bonjour {Prénom}");
    await untilWritten(element, "#send-status", "2 people: 2 SMS");
    expect(written(element, "[part=bubble]")).to.equal("Bonjour Inès");
    button(element, "›").click();
    await untilWritten(element, "[part=bubble]", "Bonjour Hugo");
    await element.send();
    await untilWritten(element, "[part=receipt]", "Sent: 2 SMS, €0.076.");
    expect(given?.list?.entries).to.deep.equal([
      { recipient: "+33612345678", message: "Bonjour Inès" },
      { recipient: "+33612345679", message: "Bonjour Hugo" },
    ]);
  });

  it("is in the draft by its columns, its length and its id only, and without its rows nothing is sent", async () => {
    const element = await composer();
    let sends = 0;
    element.transport = async () => (sends++, SENT);
    element.list = LIST;
    await waitUntil(() => element.draft.list, "the list is there");
    await type(element, "Bonjour {Prénom|vous}");
    const { draft } = element;
    expect(draft.list?.rowCount).to.equal(4);
    expect(JSON.stringify(draft)).not.to.contain("Inès");
    const other = await composer();
    other.transport = element.transport;
    other.draft = draft;
    await other.send();
    await untilWritten(other, ".spoken", "The list is not here any more: give its file again.");
    expect(sends).to.equal(0);
  });

  it("says which field is not there, and keeps what was not sent", async () => {
    const element = await composer();
    element.transport = async (): Promise<ListOutcome> => ({
      outcome: "unknown",
      portions: [
        { ...SENT, rows: [0] },
        { outcome: "not-sent", code: 11, rows: [1] },
      ],
    });
    element.list = LIST;
    await untilWritten(element, "[part=token]", "rendez-vous.csv");
    await type(element, "Bonjour {Nom}");
    await element.send();
    await untilWritten(element, ".spoken", "The list has no column Nom.");
    await type(element, "Bonjour {Prénom}");
    await element.send();
    await untilWritten(element, "[part=refusal]", "There is not enough credit on the account.");
    expect(element.list?.rows.map(([name]) => name)).to.deep.equal(["Hugo", "Zoé", ""]);
  });

  it("tells a character of the text that cannot be sent once, at the text, and goes on counting the rows", async () => {
    const element = await composer();
    element.list = {
      columns: ["Prénom’s", "Mobile"],
      rows: [
        ["Zoë", "06 12 34 56 78"],
        ["Hugo–", "06 12 34 56 79"],
      ],
    };
    await untilWritten(element, "[part=token]", "2 people");
    await type(element, "– {Prénom’s}");
    await untilWritten(element, "#counts", "1 × 1 SMS = 1 SMS");
    await untilWritten(element, "[part=problems]", "– cannot be sent in a standard SMS:");
    expect(written(element, "[data-field=recipients]")).to.contain("1 ready · 1 not sent");
    expect(written(element, "[part=replacements] .swaps")).to.equal("ë → e");
    expect(written(element, ".stepper button")).to.equal("‹ › Replaced characters");
    await element.send();
    await untilWritten(element, ".spoken", "1 thing to fix before sending: Message: 1 character cannot be sent");
  });

  it("shows the rows that are not sent in a table, where a number put right counts at once", async () => {
    const element = await composer();
    element.list = LIST;
    await type(element, "Bonjour");
    await untilWritten(element, "[data-field=recipients] .hint", "3 ready · 1 not sent");
    inside(element, "[data-field=recipients] summary").click();
    await untilWritten(element, "[part=rows] tbody", "Zoé");
    const cell = inside<HTMLInputElement>(element, "[part=rows] tbody input");
    cell.value = "06 12 34 56 71";
    cell.dispatchEvent(new Event("change"));
    await untilWritten(element, "[data-field=recipients] .hint", "4 ready");
    await untilWritten(element, "[part=rows]", "Ready now.");
    // What is announced stands in the live region, and the open table goes on being drawn.
    await type(element, "Bonjour {Prénom|vous}");
    await untilWritten(element, "div.spoken", "4 SMS");
    expect(written(element, "[part=rows] th:last-child")).to.equal("Remove");
    expect(element.list?.rows[2]).to.deep.equal(["Zoé", "06 12 34 56 71"]);
  });

  it("names the character of a row that cannot be sent, in the cell that brings it, where it is put right", async () => {
    const element = await composer();
    element.list = {
      columns: ["Nom", "Prénom", "Mobile"],
      rows: [
        ["Łos", "Łukasz", "06 12 34 56 78"],
        ["Essai", "Zoé", "06 12 34 56 79"],
      ],
    };
    await type(element, "Bonjour {Prénom}");
    await untilWritten(element, "[data-field=recipients] .hint", "1 ready · 1 not sent");
    inside(element, "[data-field=recipients] summary").click();
    await untilWritten(element, "[part=rows] tbody", "Ł");
    await untilWritten(element, "[part=rows] tbody", "1 character cannot be sent in a standard SMS: Ł");
    const cell = inside<HTMLInputElement>(element, "[part=rows] tbody input");
    expect(cell.value).to.equal("Łukasz");
    cell.value = "Lukasz";
    cell.dispatchEvent(new Event("change"));
    await untilWritten(element, "[data-field=recipients] .hint", "2 ready");
  });

  it("steps to the next person, the one before, the longest, and to the next replaced character and empty field", async () => {
    const element = await composer();
    const names = ["Hugo", "Zoë", "", "Marie-Clémentine de la Rochefoucauld", "Max"];
    element.list = { columns: ["Prénom", "Mobile"], rows: names.map((name, at) => [name, `06 12 34 56 7${at}`]) };
    await type(element, `Bonjour {Prénom|vous}${".".repeat(130)}`);
    await untilWritten(element, ".stepper", "1 of 5");
    for (const [label, name] of [
      ["Replaced characters", "Zoe"],
      ["Empty field", "vous"],
      ["The longest", "Marie-Clémentine"],
      ["›", "Max"],
      ["›", "Hugo"],
      ["‹", "Max"],
    ] as const) {
      button(element, label).click();
      await untilWritten(element, "[part=bubble]", `Bonjour ${name}`);
    }
  });

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

  it("asks before it goes, and takes another file in its place", async () => {
    const element = await composer();
    element.list = LIST;
    await untilWritten(element, "[part=token]", "rendez-vous.csv");
    inside(element, "[part=token] .remove").click();
    await element.updateComplete;
    button(element, "Keep it").click();
    await element.updateComplete;
    expect(element.list).to.equal(LIST);
    button(element, "Import a file").click();
    await waitUntil(() => element.shadowRoot?.querySelector("#file"), "the panel is open");
    inside(element, "[part=token] .remove").click();
    await element.updateComplete;
    button(element, "Remove the list").click();
    await element.updateComplete;
    expect(element.list).to.equal(undefined);
  });
});

import { expect, html } from "@open-wc/testing";
import type { ListOutcome } from "@sms-composer/core";
import { button, composer, inside, type, untilWritten, written } from "../../../tests/composer-fixture.ts";
import type { TransportOptions } from "../../element/transport.ts";
import { LIST, SENT } from "../../../tests/list-fixture.ts";
import { waitUntil } from "../../../tests/wait-until.ts";

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

  it("keeps an edit of a row that is followed by another before it shows", async () => {
    const element = await composer();
    const rows = ["12", "13", "14", "06 12 34 56 78"].map((number, at) => [`Nom ${at}`, number]);
    element.list = { columns: ["Nom", "Mobile"], rows };
    await type(element, "Bonjour");
    await untilWritten(element, "[data-field=recipients] .hint", "1 ready · 3 not sent");
    inside(element, "[data-field=recipients] summary").click();
    await untilWritten(element, "[part=rows] tbody", "Nom 2");
    const cells = element.shadowRoot?.querySelectorAll<HTMLInputElement>("[part=rows] tbody input") ?? [];
    const put = (at: number, number: string): void => {
      const cell = cells[at] as HTMLInputElement;
      cell.value = number;
      cell.dispatchEvent(new Event("change"));
    };
    inside<HTMLButtonElement>(element, "[part=rows] tbody button").click();
    put(1, "06 12 34 56 71");
    put(2, "06 12 34 56 72");
    await untilWritten(element, "[data-field=recipients] .hint", "3 ready");
    expect(element.list.rows).to.deep.equal([
      ["Nom 1", "06 12 34 56 71"],
      ["Nom 2", "06 12 34 56 72"],
      ["Nom 3", "06 12 34 56 78"],
    ]);
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

  it("counts as empty only those who would be sent the text if they were not", async () => {
    const element = await composer(html`<sms-composer .optOuts=${["+33612345672"]}></sms-composer>`);
    const numbers = ["06 12 34 56 70", "06 12 34 56 71", "12", "06 12 34 56 72", ""];
    element.list = {
      columns: ["Prénom", "Mobile"],
      rows: [["Inès", "06 12 34 56 78"], ...numbers.map((number) => ["", number])],
    };
    await untilWritten(element, ".fields", "Prénom Inès · empty for 2");
    await type(element, "Bonjour {Prénom}");
    await untilWritten(element, "[part=problems]", "Prénom is empty for 2 people");
    await untilWritten(element, "[data-field=recipients] .hint", "1 ready");
    expect(written(element, ".stepper button")).to.equal("‹ ›");
    await type(element, "Bonjour {Prénom|vous}");
    await untilWritten(element, "[data-field=recipients] .hint", "3 ready");
    await untilWritten(element, ".stepper", "Empty field");
  });

  it("shows a value with :br: as the line break that arrives, and does not send one of 10 kB", async () => {
    const element = await composer();
    let given: TransportOptions | undefined;
    element.transport = async (_, options): Promise<ListOutcome> => {
      given = options;
      return { outcome: "sent", portions: [{ ...SENT, rows: [0] }] };
    };
    element.list = {
      columns: ["Adresse", "Mobile"],
      rows: [
        ["1 rue Haute:br:Lyon", "06 12 34 56 78"],
        ["x".repeat(10_000), "06 12 34 56 79"],
      ],
    };
    await type(element, "Rendez-vous : {Adresse}");
    await untilWritten(element, "[data-field=recipients] .hint", "1 ready · 1 not sent");
    await untilWritten(element, "#counts", "1 × 1 SMS = 1 SMS");
    expect(inside(element, "[part=bubble]").textContent).to.equal("Rendez-vous : 1 rue Haute\nLyon");
    inside(element, "[data-field=recipients] summary").click();
    await untilWritten(element, "[part=rows] tbody", "at most 10 can be joined");
    await element.send();
    await untilWritten(element, "[part=receipt]", "Sent: 2 SMS");
    expect(given?.list?.entries).to.deep.equal([
      { recipient: "+33612345678", message: "Rendez-vous : 1 rue Haute:br:Lyon" },
    ]);
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

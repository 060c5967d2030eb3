import { expect } from "@open-wc/testing";
import { html } from "lit";
import { button, composer, inside, textField, untilWritten, written } from "../../../tests/composer-fixture.ts";
import type { SmsComposer } from "../../sms-composer.ts";
import { waitUntil } from "../../../tests/wait-until.ts";

const PEOPLE = `Prénom;Mobile;Ville
Anne;06 39 98 20 31;Lyon
Bob;06 39 98 12;Nice
Zoé;01 99 00 14 22;Lille
Max;0639982031;Metz
Eva;;Brest
`;
const ROWS = "[part=rows]";

const open = async (): Promise<SmsComposer> => composer(html`<sms-composer></sms-composer>`);

function withFile(content: BlobPart, name: string): DataTransfer {
  const transfer = new DataTransfer();
  transfer.items.add(new File([content], name));
  return transfer;
}

async function chooseFile(element: SmsComposer, content: BlobPart, name = "people.csv"): Promise<void> {
  if (!element.shadowRoot?.querySelector("#file")) button(element, "Import a file").click();
  await waitUntil(() => element.shadowRoot?.querySelector("#file"), "the panel is open");
  const input = inside<HTMLInputElement>(element, "#file");
  input.files = withFile(content, name).files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

async function untilReviewed(element: SmsComposer): Promise<void> {
  await waitUntil(() => element.shadowRoot?.querySelector("[data-panel=import] .main"), "it is checked");
}

async function choose(element: SmsComposer, id: string, value: string): Promise<void> {
  const select = inside<HTMLSelectElement>(element, id);
  select.value = value;
  select.dispatchEvent(new Event("change"));
  await element.updateComplete;
}

const optionsOf = (element: SmsComposer, id: string): readonly string[] =>
  [...inside<HTMLSelectElement>(element, id).options].map((option) => option.textContent?.trim() ?? "");

const bytes = (text: string, map: (code: number) => number[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array([...text].flatMap((character) => map(character.charCodeAt(0))));

describe("import of a file", () => {
  it("asks for the file in the language of the element, not in the browser's", async () => {
    const element = await open();
    document.documentElement.lang = "it";
    await untilWritten(element, "[data-opens=import]", "Importa un file");
    inside(element, "[data-opens=import]").click();
    await untilWritten(element, "label[for=file]", "Scegli un file");
    await untilWritten(element, "#file-hint", "o rilascialo qui");
    const input = inside(element, "#file");
    expect(getComputedStyle(input).opacity, "the browser's own button is not seen").to.equal("0");
    const [box, label] = [input, inside(element, "label[for=file]")].map((each) => each.getBoundingClientRect());
    expect([box?.width, box?.height]).to.deep.equal([label?.width, label?.height]);
    input.focus();
    expect(element.shadowRoot?.activeElement).to.equal(input);
  });

  it("shows what was read: every row is in one count, and the first rows come first", async () => {
    const element = await open();
    await chooseFile(element, PEOPLE);
    await untilWritten(element, "[data-panel=import]", "5 rows: 1 ready, 2 wrong, 1 twice, 1 without a number");
    expect(inside<HTMLSelectElement>(element, "#column").selectedOptions[0]?.textContent?.trim()).to.equal(
      "Mobile: 06 39 98 20 31",
    );
    expect(written(element, `${ROWS} thead`)).to.equal("Line MobilePrénomVille");
    expect(written(element, `${ROWS} [aria-pressed=true]`)).to.equal("First rows");
    expect(written(element, `${ROWS} tbody tr:first-child`)).to.contain("2 06 39 98 20 31AnneLyon");
    expect(written(element, `${ROWS} tbody tr:nth-child(2)`)).to.contain("Digits are missing.");
  });

  it("becomes the list with all its columns, and the lines of the file", async () => {
    const element = await open();
    await chooseFile(element, PEOPLE);
    await untilReviewed(element);
    button(element, "Write to 1 person").click();
    await untilWritten(element, "[part=token]", "people.csv · 5 people");
    expect(element.list?.columns).to.deep.equal(["Prénom", "Mobile", "Ville"]);
    expect(element.list?.lines).to.deep.equal([2, 3, 4, 5, 6]);
    expect(element.list?.phoneColumn).to.equal(1);
    expect(element.draft.list?.rowCount).to.equal(5);
    expect(element.shadowRoot?.activeElement).to.equal(textField(element));
  });

  it("loses no number that was there before: it is of the list from then on", async () => {
    const element = await open();
    element.draft = { recipients: ["+33639982099"] };
    await chooseFile(element, PEOPLE);
    await untilReviewed(element);
    button(element, "Write to 1 person").click();
    await untilWritten(element, "[part=token]", "6 people");
    expect(element.list?.rows.at(-1)).to.deep.equal(["", "+33639982099", ""]);
    expect(element.draft.recipients).to.deep.equal([]);
  });

  it("adds the numbers alone where the columns are not wanted", async () => {
    const element = await open();
    await chooseFile(element, PEOPLE);
    await untilReviewed(element);
    button(element, "Add 1 number without the columns").click();
    await untilWritten(element, "[data-panel=import]", "1 number added, 1 duplicate skipped, 2 invalid numbers.");
    expect(element.draft.recipients).to.deep.equal(["+33639982031", "06 39 98 12", "01 99 00 14 22"]);
  });

  it("has one kind of complaint at a time: first that there is no column of numbers", async () => {
    const element = await open();
    await chooseFile(element, "Nom;Ville\nAnne;Lyon\nBob;Nice\n");
    await untilWritten(element, "[data-panel=import] [role=alert]", "No column has mobile numbers.");
    expect(element.shadowRoot?.querySelector("[data-panel=import] .main")).to.equal(null);
    await choose(element, "#column", "1");
    await untilWritten(element, "[data-panel=import]", "2 rows: 0 ready, 2 wrong");
    expect(written(element, "[data-panel=import] [role=alert]")).to.equal("");
  });

  it("takes other headings and another column when they are chosen", async () => {
    const element = await open();
    await chooseFile(element, "0612345601,0712345601\n0612345602,0712345602\n");
    await untilReviewed(element);
    expect(inside<HTMLSelectElement>(element, "#headings").selectedOptions[0]?.textContent?.trim()).to.equal("None");
    await choose(element, "#column", "1");
    await choose(element, "#headings", "0");
    await untilWritten(element, "[data-panel=import]", "1 row: 1 ready");
    button(element, "Write to 1 person").click();
    await untilWritten(element, "[part=token]", "1 person");
    expect(element.list?.columns).to.deep.equal(["0612345601", "0712345601"]);
    expect(element.list?.phoneColumn).to.equal(1);
  });

  it("edits a wrong cell in place, and the row stays in sight as ready", async () => {
    const element = await open();
    await chooseFile(element, PEOPLE);
    await untilReviewed(element);
    button(element, "Too short 1").click();
    await element.updateComplete;
    const input = inside<HTMLInputElement>(element, `${ROWS} tbody input`);
    expect(input.getAttribute("aria-label")).to.equal("Mobile, line 3");
    expect(written(element, `#${input.getAttribute("aria-describedby")}`)).to.equal("Digits are missing.");
    input.focus();
    input.value = "06 39 98 12 34";
    input.dispatchEvent(new Event("change", { bubbles: true }));
    await untilWritten(element, "[data-panel=import]", "5 rows: 2 ready, 1 wrong");
    expect(written(element, `${ROWS} tbody`)).to.contain("Ready now.");
    expect(element.shadowRoot?.activeElement).to.equal(input);
  });

  it("removes rows, and takes that back", async () => {
    const element = await open();
    await chooseFile(element, PEOPLE);
    await untilReviewed(element);
    button(element, "Landline 1").click();
    await element.updateComplete;
    inside(element, `${ROWS} tbody button`).click();
    await untilWritten(element, "[data-panel=import]", "4 rows: 1 ready, 1 wrong");
    expect(written(element, ROWS)).to.contain("1 row removed.");
    expect(element.shadowRoot?.activeElement, "the focus is not lost").to.equal(inside(element, ROWS));
    button(element, "Undo").click();
    await untilWritten(element, "[data-panel=import]", "5 rows: 1 ready, 2 wrong");
  });

  it("takes the file back as a whole, and another one in its place", async () => {
    const element = await open();
    await chooseFile(element, PEOPLE);
    await untilReviewed(element);
    button(element, "Take the file back").click();
    await element.updateComplete;
    expect(element.draft).to.deep.equal({ recipients: [] });
    expect(element.shadowRoot?.activeElement?.classList.contains("panel")).to.equal(true);
    await chooseFile(element, "0612345602");
    await untilReviewed(element);
    button(element, "Add 1 number").click();
    await untilWritten(element, "[data-panel=import] .good", "1 number added");
    expect(element.draft.recipients).to.deep.equal(["+33612345602"]);
  });

  it("reads a spreadsheet of LibreOffice, sheet by sheet", async () => {
    for (const name of ["people.xlsx", "people.ods"]) {
      const element = await open();
      await chooseFile(element, await (await fetch(`/test/core/spreadsheets/${name}`)).arrayBuffer(), name);
      await waitUntil(() => element.shadowRoot?.querySelector("#sheet"), "it is read");
      expect(optionsOf(element, "#sheet")).to.deep.equal(["Personnes", "Autres"]);
      await untilWritten(element, "[data-panel=import]", "3 rows: 3 ready");
      expect(written(element, `${ROWS} tbody tr`)).to.contain("Camille01/12/202609:40");
    }
  });

  it("reads an address book through the picker: who has no mobile is named, and each is written to by name", async () => {
    const card = (name: string, ...numbers: string[]): string =>
      ["BEGIN:VCARD", "VERSION:3.0", `FN:${name}`, ...numbers, "END:VCARD", ""].join("\r\n");
    const element = await open();
    await chooseFile(
      element,
      card("Inès Exemple", "TEL;TYPE=WORK:01 99 00 14 22", "TEL;TYPE=CELL:06 12 34 56 78") +
        card("Zoë Modèle", "TEL;TYPE=CELL:+33 7 98 76 54 32") +
        card("Paul Essai", "TEL;TYPE=HOME:01 99 00 14 23"),
      "contacts.vcf",
    );
    await untilWritten(element, "[data-panel=import]", "3 rows: 2 ready, 1 wrong");
    button(element, "Write to 2 people").click();
    await untilWritten(element, "[part=token]", "contacts.vcf · 3 people");
    expect(element.list?.rows.map((row) => row.join(" ")).join("\n")).to.contain("Inès");
    await untilWritten(element, "[data-field=recipients] .hint", "2 ready · 1 not sent");
  });

  it("reads what spreadsheets write: Windows-1252 and UTF-16", async () => {
    const text = "Prénom\tMobile\nZoé\t0612345603\n";
    for (const file of [bytes(text, (code) => [code]), bytes(`\ufeff${text}`, (code) => [code & 255, code >> 8])]) {
      const element = await open();
      await chooseFile(element, file);
      await untilReviewed(element);
      expect(optionsOf(element, "#column")).to.deep.equal(["Prénom: Zoé", "Mobile: 0612345603"]);
    }
  });

  it("reads cells that are pasted", async () => {
    const element = await open();
    button(element, "Import a file").click();
    await waitUntil(() => element.shadowRoot?.querySelector("#cells"), "the panel is open");
    const input = inside<HTMLInputElement>(element, "#cells");
    const data = new DataTransfer();
    data.setData("text", "Nom\tMobile\nAnne\t0612345603\nBob\t0612345604\n");
    const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    // Firefox gives an event of a script no data.
    if (!paste.clipboardData?.getData("text")) return;
    input.dispatchEvent(paste);
    await untilReviewed(element);
    button(element, "Write to 2 people").click();
    await untilWritten(element, "[part=token]", "2 people");
    expect(element.list?.columns).to.deep.equal(["Nom", "Mobile"]);
  });

  it("takes a file that is dropped anywhere on the element", async () => {
    const element = await open();
    const dataTransfer = withFile(PEOPLE, "dropped.csv");
    const over = new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true });
    const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
    // Firefox gives an event of a script no data.
    if (!over.dataTransfer?.types.includes("Files")) return;
    textField(element).dispatchEvent(over);
    textField(element).dispatchEvent(drop);
    expect([over.defaultPrevented, drop.defaultPrevented]).to.deep.equal([true, true]);
    await untilWritten(element, "[data-panel=import]", "dropped.csv");
    await untilReviewed(element);
  });

  it("says what is wrong with a file that cannot be read", async () => {
    const element = await open();
    for (const [content, sentence] of [
      ["", "This file is empty."],
      [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0]), "This file is damaged or incomplete."],
      ["%PDF-1.7", "This file holds no table."],
      [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "This file holds no table."],
    ] as const) {
      await chooseFile(element, content, "people.xlsx");
      await untilWritten(element, "#file-error", sentence);
    }
  });

  it("says in which line a quotation mark is missing, and reads the others", async () => {
    const element = await open();
    await chooseFile(element, 'Nom;Mobile\nAnne;0612345601\n"Bob;0612345602\nZoé;0612345603\n');
    await untilWritten(element, "[data-panel=import]", "A quotation mark is missing in line 3");
    await untilWritten(element, "[data-panel=import]", "3 rows: 3 ready");
  });

  it("is waited for by Send: nobody is left out, or reached again by the rest", async () => {
    const element = await open();
    element.draft = { message: "Bonjour", recipients: ["+33612345601"] };
    const reached: number[] = [];
    element.transport = async ({ recipients }) => {
      reached.push(recipients.length);
      return { outcome: "unknown" };
    };
    await chooseFile(element, Array.from({ length: 99 }, (_, i) => `06${String(10_000_000 + i)}`).join("\n"));
    await untilReviewed(element);
    button(element, "Add 99 numbers").click();
    await element.send();
    expect(reached).to.deep.equal([100]);
  });

  it("reads 100,000 rows and lets the page draw meanwhile", async function () {
    this.timeout(60_000);
    const element = await open();
    const rows = Array.from({ length: 100_000 }, (_, i) => `Name ${i};06${String(10_000_000 + i)}`);
    let frames = 0;
    const count = (): void => {
      frames++;
      requestAnimationFrame(count);
    };
    count();
    await chooseFile(element, rows.join("\n"));
    await waitUntil(() => written(element, "[data-panel=import]").includes("100,000 ready"), "all are checked", {
      timeout: 30_000,
    });
    button(element, "Write to 100,000 people").click();
    await waitUntil(() => element.draft.list, "the list is there", { timeout: 20_000 });
    // A page that is held up draws once or twice; how often others draw is the browser's to decide.
    expect(frames).to.be.greaterThan(5);
    expect(element.draft.list?.rowCount).to.equal(100_000);
    expect(JSON.stringify(element.draft).length, "the draft keeps a reference").to.be.below(200);
  });
});

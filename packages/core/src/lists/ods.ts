import { type Pause, SHEET_LIMITS, type SheetFile, UnreadableFile } from "./sheet-file.ts";
import { SheetRows } from "./sheet-rows.ts";
import { attribute, readPart, type XmlHandler } from "./xml-tokens.ts";
import type { ZipArchive } from "./zip-archive.ts";

/** Elements within a cell whose text is not the cell's: comments, drawings, phonetic guides. */
const ASIDE = new Set(["annotation", "frame", "custom-shape", "g", "ruby-text", "shapes"]);
/** Rows that a spreadsheet can have. */
const MAX_REPEATED = 1_048_576;

/** Reads an OpenDocument spreadsheet (ODF 1.3): the text that each cell shows. */
export async function readOds(archive: ZipArchive, pause: Pause): Promise<SheetFile> {
  await refuseEncrypted(archive, pause);
  const { sheets, handler } = contentHandler();
  await readPart(archive, "content.xml", handler, pause);
  const read = sheets.slice(0, SHEET_LIMITS.sheets);
  const problems = read.flatMap((rows) => rows.problems());
  if (sheets.length > read.length) problems.push({ code: "too-many-sheets" });
  return { sheets: read.map((rows) => rows.sheet()), problems };
}

async function refuseEncrypted(archive: ZipArchive, pause: Pause): Promise<void> {
  const manifest = "META-INF/manifest.xml";
  if (!archive.has(manifest)) return;
  const open = (element: string): void => {
    if (element === "encryption-data") throw new UnreadableFile("password-protected");
  };
  await readPart(archive, manifest, { open }, pause);
}

function contentHandler(): { readonly sheets: SheetRows[]; readonly handler: XmlHandler } {
  const sheets: SheetRows[] = [];
  const hiddenStyles = new Set<string>();
  let styleName = "";
  let sheet: SheetRows | undefined;
  const budget = { cells: SHEET_LIMITS.cells };
  let line = 1;
  let isHidden = false;
  let rowRepeats = 1;
  let row = new RepeatedCells();
  let cell: CellText | undefined;
  let cellRepeats = 1;
  let asides = 0;
  let tables = 0;

  const open = (element: string, attributes: string): void => {
    if (element === "style") styleName = attribute(attributes, "name") ?? "";
    else if (element === "table-properties" && attribute(attributes, "display") === "false")
      hiddenStyles.add(styleName);
    else if (element === "table" && tables++ === 0) {
      const isHiddenSheet = hiddenStyles.has(attribute(attributes, "style-name") ?? "");
      sheet = new SheetRows(attribute(attributes, "name"), isHiddenSheet, budget);
      sheets.push(sheet);
      line = 1;
    } else if (tables !== 1) return;
    else if (ASIDE.has(element)) asides++;
    else if (asides > 0) return;
    else if (element === "table-row") {
      rowRepeats = repeats(attributes, "number-rows-repeated");
      isHidden = /^(?:collapse|filter)$/.test(attribute(attributes, "visibility") ?? "");
      row = new RepeatedCells();
    } else if (element === "table-cell" || element === "covered-table-cell") {
      cellRepeats = repeats(attributes, "number-columns-repeated");
      cell = new CellText(attributes);
    } else cell?.open(element, attributes);
  };

  const close = (element: string): void => {
    if (element === "table" && --tables === 0) sheet = undefined;
    if (tables !== 1) return;
    if (ASIDE.has(element)) asides--;
    else if (asides > 0) return;
    else if (element === "table-row") {
      addRow(sheet, row.cells, { line, isHidden, count: rowRepeats });
      line += rowRepeats;
    } else if (cell && (element === "table-cell" || element === "covered-table-cell")) {
      row.add(cell.value, cellRepeats);
      cell = undefined;
    } else cell?.close(element);
  };

  const text = (content: string): void => {
    if (asides === 0 && tables === 1) cell?.text(content);
  };
  return { sheets, handler: { open, close, text } };
}

function repeats(attributes: string, name: string): number {
  const count = Number(attribute(attributes, name) ?? 1);
  return count >= 1 ? Math.min(Math.floor(count), MAX_REPEATED) : 1;
}

/** A row that is repeated to the end of the sheet is a row as often as the limit allows; an empty one is none. */
function addRow(
  sheet: SheetRows | undefined,
  cells: readonly string[],
  { line, isHidden, count }: { readonly line: number; readonly isHidden: boolean; readonly count: number },
): void {
  if (cells.length === 0) return;
  for (let index = 0; index < count && sheet && !sheet.isFull; index++) sheet.add(cells, line + index, isHidden);
}

/** The cells of a row; empty ones are written when another follows, so that a thousand at the end are none. */
class RepeatedCells {
  readonly cells: string[] = [];
  #width = 0;
  add(value: string, count: number): void {
    const end = Math.min(this.#width + count, SHEET_LIMITS.columns + 1);
    if (value !== "" && this.#width < end) {
      while (this.cells.length < this.#width) this.cells.push("");
      while (this.cells.length < end) this.cells.push(value);
    }
    this.#width = end;
  }
}

/** The text of a cell: its paragraphs, each on a line; blanks are collapsed, and those that count are elements. */
class CellText {
  readonly #attributes: string;
  #paragraphs: string[] = [];
  #isParagraph = false;
  constructor(attributes: string) {
    this.#attributes = attributes;
  }
  open(element: string, attributes: string): void {
    if (element === "p" || element === "h") {
      this.#paragraphs.push("");
      this.#isParagraph = true;
    } else if (element === "s") this.#append(" ".repeat(Math.min(repeats(attributes, "c"), 1000)));
    else if (element === "tab") this.#append("\t");
    else if (element === "line-break") this.#append("\n");
  }
  close(element: string): void {
    if (element === "p" || element === "h") this.#isParagraph = false;
  }
  text(content: string): void {
    this.#append(content.replace(/[\t\n\r ]+/g, " "));
  }
  /** Programs that write no text write the value alone. */
  get value(): string {
    if (this.#paragraphs.length > 0) return this.#paragraphs.join("\n");
    const names = ["string-value", "date-value", "time-value", "boolean-value", "value"];
    return names.map((name) => attribute(this.#attributes, name)).find((value) => value !== undefined) ?? "";
  }
  #append(content: string): void {
    const last = this.#paragraphs.length - 1;
    if (this.#isParagraph) this.#paragraphs[last] += content;
  }
}

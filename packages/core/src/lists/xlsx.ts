import { type NumberDisplay, numberDisplay } from "./number-display.ts";
import { type Pause, SHEET_LIMITS, type SheetFile, UnreadableFile } from "./sheet-file.ts";
import { SheetRows } from "./sheet-rows.ts";
import { attribute, readPart, type XmlHandler } from "./xml-tokens.ts";
import type { ZipArchive } from "./zip-archive.ts";

interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

interface Relation {
  /** The last word of its type: `worksheet`. */
  readonly type: string;
  /** The part's name in the archive. */
  readonly part: string;
}

/** Reads an Office Open XML workbook (ECMA-376): the cells as they are shown, never its formulas, macros or links. */
export async function readXlsx(archive: ZipArchive, language: string, pause: Pause): Promise<SheetFile> {
  const root = await readRelations(archive, "_rels/.rels", "", pause);
  const workbook = [...root.values()].find(({ type }) => type === "officeDocument")?.part ?? "xl/workbook.xml";
  if (workbook.endsWith(".bin")) throw new UnreadableFile("old-spreadsheet");
  const slash = workbook.lastIndexOf("/") + 1;
  const folder = workbook.slice(0, slash);
  const relations = await readRelations(archive, `${folder}_rels/${workbook.slice(slash)}.rels`, folder, pause);
  const partOf = (wanted: string): string | undefined =>
    [...relations.values()].find(({ type, part }) => type === wanted && archive.has(part))?.part;
  const { entries, is1904 } = await readWorkbook(archive, workbook, pause);
  const display = numberDisplay(language, is1904);
  const strings = await readSharedStrings(archive, partOf("sharedStrings"), pause);
  const formats = await readFormats(archive, partOf("styles"), display, pause);
  const sheets: SheetRows[] = [];
  const budget = { cells: SHEET_LIMITS.cells };
  for (const { name, hidden, relation } of entries.slice(0, SHEET_LIMITS.sheets)) {
    const { type, part } = relations.get(relation) ?? {};
    if (type !== "worksheet" || part === undefined) continue;
    const rows = new SheetRows(name, hidden, budget);
    await readPart(archive, part, sheetHandler(rows, { strings, formats, display }), pause);
    sheets.push(rows);
  }
  const problems = sheets.flatMap((rows) => rows.problems());
  if (entries.length > SHEET_LIMITS.sheets) problems.push({ code: "too-many-sheets" });
  return { sheets: sheets.map((rows) => rows.sheet()), problems };
}

async function readRelations(
  archive: ZipArchive,
  name: string,
  folder: string,
  pause: Pause,
): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>();
  if (!archive.has(name)) return relations;
  const open = (element: string, attributes: string): void => {
    const target = attribute(attributes, "Target");
    if (element !== "Relationship" || target === undefined) return;
    const type = (attribute(attributes, "Type") ?? "").replace(/^.*\//, "");
    const part = target.startsWith("/") ? target.slice(1) : resolved(folder + target);
    relations.set(attribute(attributes, "Id") ?? "", { type, part });
  };
  await readPart(archive, name, { open }, pause);
  return relations;
}

/** A path without `.` and `..`. */
function resolved(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}

const isTrue = (value: string | undefined): boolean => value === "1" || value === "true" || value === "on";

async function readWorkbook(
  archive: ZipArchive,
  name: string,
  pause: Pause,
): Promise<{ readonly entries: readonly SheetEntry[]; readonly is1904: boolean }> {
  const entries: SheetEntry[] = [];
  let is1904 = false;
  const open = (element: string, attributes: string): void => {
    if (element === "workbookPr") is1904 = isTrue(attribute(attributes, "date1904"));
    if (element !== "sheet") return;
    entries.push({
      name: attribute(attributes, "name") ?? "",
      hidden: /hidden/i.test(attribute(attributes, "state") ?? ""),
      relation: attribute(attributes, "id") ?? "",
    });
  };
  await readPart(archive, name, { open }, pause);
  return { entries, is1904 };
}

/** Collects the text of `t` elements, without those of the phonetic guides of `rPh`. */
class TextRuns {
  #text = "";
  #isText = false;
  #isGuide = false;
  begin(): void {
    this.#text = "";
  }
  open(element: string): void {
    if (element === "rPh") this.#isGuide = true;
    this.#isText = element === "t" || element === "v";
  }
  text(text: string): void {
    if (this.#isText && !this.#isGuide) this.#text += text;
  }
  close(element: string): void {
    if (element === "rPh") this.#isGuide = false;
    this.#isText = false;
  }
  /** Characters that XML does not allow are written as `_x000D_`. */
  get value(): string {
    return this.#text.replace(/_x([\dA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
  get raw(): string {
    return this.#text;
  }
}

async function readSharedStrings(
  archive: ZipArchive,
  name: string | undefined,
  pause: Pause,
): Promise<readonly string[]> {
  const strings: string[] = [];
  if (name === undefined) return strings;
  const runs = new TextRuns();
  await readPart(
    archive,
    name,
    {
      open: (element) => (element === "si" ? runs.begin() : runs.open(element)),
      text: (text) => runs.text(text),
      close: (element) => {
        runs.close(element);
        if (element !== "si") return;
        if (strings.length >= SHEET_LIMITS.cells) throw new UnreadableFile("file-unsafe");
        strings.push(runs.value);
      },
    },
    pause,
  );
  return strings;
}

/** The number format of each style of cells. */
async function readFormats(
  archive: ZipArchive,
  name: string | undefined,
  display: NumberDisplay,
  pause: Pause,
): Promise<readonly string[]> {
  const codes = new Map<number, string>();
  const formats: string[] = [];
  let isCellStyle = false;
  if (name === undefined) return formats;
  const open = (element: string, attributes: string): void => {
    if (element === "cellXfs") isCellStyle = true;
    const id = Number(attribute(attributes, "numFmtId") ?? 0);
    if (element === "numFmt") codes.set(id, attribute(attributes, "formatCode") ?? "General");
    else if (element === "xf" && isCellStyle) formats.push(codes.get(id) ?? display.builtIn(id));
  };
  const close = (element: string): void => {
    if (element === "cellXfs") isCellStyle = false;
  };
  await readPart(archive, name, { open, close }, pause);
  return formats;
}

interface CellContext {
  readonly strings: readonly string[];
  readonly formats: readonly string[];
  readonly display: NumberDisplay;
}

function sheetHandler(rows: SheetRows, context: CellContext): XmlHandler {
  const runs = new TextRuns();
  let line = 0;
  let isHidden = false;
  let column = 0;
  let cells: string[] = [];
  let type = "";
  let style = 0;
  return {
    open(element, attributes) {
      if (element === "row") {
        line = Number(attribute(attributes, "r")) || line + 1;
        isHidden = isTrue(attribute(attributes, "hidden"));
        column = 0;
        cells = [];
      } else if (element === "c") {
        column = columnOf(attribute(attributes, "r")) ?? column + 1;
        type = attribute(attributes, "t") ?? "n";
        style = Number(attribute(attributes, "s") ?? 0);
        runs.begin();
      } else runs.open(element);
    },
    text: (text) => runs.text(text),
    close(element) {
      if (element === "row") rows.add(cells, line, isHidden);
      else if (element === "c") put(cells, column, shownValue(runs, type, style, context));
      else runs.close(element);
    },
  };
}

/** Puts a cell into its column, from 1; beyond the limit into the first one that is too many. */
function put(cells: string[], column: number, value: string): void {
  if (value === "") return;
  const place = Math.min(column - 1, SHEET_LIMITS.columns);
  while (cells.length < place) cells.push("");
  cells[place] = value;
}

/** The column of a reference such as `B12`, from 1. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

function shownValue(runs: TextRuns, type: string, style: number, context: CellContext): string {
  const { strings, formats, display } = context;
  switch (type) {
    case "s":
      return strings[Number(runs.raw)] ?? "";
    case "b":
      return runs.raw === "" ? "" : display.boolean(isTrue(runs.raw.trim()));
    case "n":
      return display.number(runs.raw, formats[style] ?? "General");
    default:
      return runs.value;
  }
}

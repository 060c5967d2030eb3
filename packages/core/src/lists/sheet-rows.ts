import { type Sheet, SHEET_LIMITS, type SheetProblem, type SheetProblemCode } from "./sheet-file.ts";

/** Collects the rows of a sheet within the limits. */
export class SheetRows {
  readonly #rows: (readonly string[])[] = [];
  readonly #lines: number[] = [];
  readonly #problems = new Map<SheetProblemCode, number>();
  readonly #name: string;
  readonly #hidden: boolean;
  #cells = 0;

  constructor(name = "", hidden = false) {
    this.#name = name;
    this.#hidden = hidden;
  }

  get isFull(): boolean {
    return this.#problems.has("too-many-rows");
  }

  /** Adds a row; one without content is left out. */
  add(cells: readonly string[], line: number): void {
    let width = cells.length;
    while (width > 0 && isBlank(cells[width - 1] as string)) width--; // below the length
    if (width === 0 || this.isFull) return;
    if (width > SHEET_LIMITS.columns) {
      this.#tell("too-many-columns", line);
      width = SHEET_LIMITS.columns;
    }
    this.#cells += width;
    if (this.#rows.length >= SHEET_LIMITS.rows || this.#cells > SHEET_LIMITS.cells) {
      this.#tell("too-many-rows", line);
      return;
    }
    this.#rows.push(width === cells.length ? cells : cells.slice(0, width));
    this.#lines.push(line);
  }

  sheet(): Sheet {
    return { name: this.#name, hidden: this.#hidden, rows: this.#rows, lines: this.#lines };
  }

  problems(): SheetProblem[] {
    return [...this.#problems].map(([code, line]) => ({ code, line, ...(this.#name && { sheet: this.#name }) }));
  }

  #tell(code: SheetProblemCode, line: number): void {
    if (!this.#problems.has(code)) this.#problems.set(code, line);
  }
}

/** Whether a cell shows nothing. */
export const isBlank = (cell: string): boolean => cell === "" || cell.trim() === "";

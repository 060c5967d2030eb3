import { type Sheet, SHEET_LIMITS, type SheetProblem, type SheetProblemCode } from "./sheet-file.ts";

/** The number of cells that may still be read of a file. */
export interface CellBudget {
  cells: number;
}

/** Collects the rows of a sheet within the limits. */
export class SheetRows {
  readonly #rows: (readonly string[])[] = [];
  readonly #lines: number[] = [];
  readonly #problems = new Map<SheetProblemCode, number>();
  readonly #name: string;
  readonly #hidden: boolean;
  readonly #budget: CellBudget;

  constructor(name = "", hidden = false, budget: CellBudget = { cells: SHEET_LIMITS.cells }) {
    this.#name = name;
    this.#hidden = hidden;
    this.#budget = budget;
  }

  get isFull(): boolean {
    return this.#problems.has("too-many-rows");
  }

  /**
   * Adds a row; one without content is left out.
   *
   * @param isHidden whether the spreadsheet program does not show it, by a filter say
   */
  add(cells: readonly string[], line: number, isHidden = false): void {
    let width = cells.length;
    while (width > 0 && isBlank(cells[width - 1] as string)) width--; // below the length
    if (width === 0 || this.isFull) return;
    if (width > SHEET_LIMITS.columns) {
      this.#note("too-many-columns", line);
      width = SHEET_LIMITS.columns;
    }
    this.#budget.cells -= width;
    if (this.#rows.length >= SHEET_LIMITS.rows || this.#budget.cells < 0) {
      this.#note("too-many-rows", line);
      return;
    }
    if (isHidden) this.#note("hidden-rows", line);
    this.#rows.push(width === cells.length ? cells : cells.slice(0, width));
    this.#lines.push(line);
  }

  sheet(): Sheet {
    return { name: this.#name, hidden: this.#hidden, rows: this.#rows, lines: this.#lines };
  }

  problems(): SheetProblem[] {
    return [...this.#problems].map(([code, line]) => ({ code, line, ...(this.#name && { sheet: this.#name }) }));
  }

  #note(code: SheetProblemCode, line: number): void {
    if (!this.#problems.has(code)) this.#problems.set(code, line);
  }
}

/** Whether a cell shows nothing. */
export const isBlank = (cell: string): boolean => cell === "" || cell.trim() === "";

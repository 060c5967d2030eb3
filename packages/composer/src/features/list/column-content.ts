import { pageSlices } from "../../view/page-slices.ts";

type Rows = readonly (readonly string[])[];

/** Whether a cell shows nothing, by the rule of filling a text. */
const isBlank = (cell: string): boolean => !/[^\s\p{Cf}]/u.test(cell);

/** Goes over the cells of a column without holding up the page. */
async function overCells(rows: Rows, column: number, visit: (cell: string, row: number) => void): Promise<void> {
  const pause = pageSlices();
  for (const [row, cells] of rows.entries()) {
    visit(cells[column] ?? "", row);
    const turn = pause();
    if (turn) await turn;
  }
}

/** The rows whose cell in a column shows nothing. */
export async function blankRows(rows: Rows, column: number): Promise<readonly number[]> {
  const blank: number[] = [];
  await overCells(rows, column, (cell, row) => {
    if (isBlank(cell)) blank.push(row);
  });
  return blank;
}

/** Each different character of a column, once. */
export async function differentCharacters(rows: Rows, column: number): Promise<string> {
  const characters = new Set<string>();
  await overCells(rows, column, (cell) => {
    for (const character of cell) characters.add(character);
  });
  return [...characters].join("");
}

import type { PeopleList } from "../../draft/people-list.ts";

/** The line of each row in its file. */
const linesOf = ({ rows, lines }: PeopleList): readonly number[] => lines ?? rows.map((_, row) => row + 1);

/** The list with another value in one of its cells; each row keeps its line. */
export function withCell(list: PeopleList, row: number, column: number, value: string): PeopleList {
  const cells = list.columns.map((_, at) => (at === column ? value : (list.rows[row]?.[at] ?? "")));
  return { ...list, lines: linesOf(list), rows: list.rows.map((before, at) => (at === row ? cells : before)) };
}

/** The list without some of its rows; the others keep their lines. */
export function withoutRows(list: PeopleList, rows: Iterable<number>): PeopleList {
  const gone = new Set(rows);
  const isLeft = (_: unknown, row: number): boolean => !gone.has(row);
  return { ...list, lines: linesOf(list).filter(isLeft), rows: list.rows.filter(isLeft) };
}

/** The list with numbers that stand in no row of it behind its rows, lest they be lost. */
export function withNumbers(list: PeopleList, numbers: readonly string[]): PeopleList {
  const lines = linesOf(list);
  const last = lines.at(-1) ?? 0;
  const isPhone = (heading: string, column: number): boolean =>
    list.phoneColumn === column || list.phoneColumn === heading;
  return {
    ...list,
    lines: [...lines, ...numbers.map((_, index) => last + index + 1)],
    rows: [
      ...list.rows,
      ...numbers.map((number) => list.columns.map((heading, at) => (isPhone(heading, at) ? number : ""))),
    ],
  };
}

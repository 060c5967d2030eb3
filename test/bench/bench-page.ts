import { format } from "oxfmt";
import formatOptions from "../../.oxfmtrc.json" with { type: "json" };
import { markdownTable, type Row } from "../readme/markdown-table.ts";
import type { Figure } from "./counting-speed.ts";

/** A part of the page: a table under a heading, with a word on how to read it. */
export interface Section {
  readonly heading: string;
  readonly note: string;
  readonly columns: Row;
  readonly rows: readonly Row[];
}

/** A figure that has no limit to hold. */
export interface PlainFigure {
  readonly label: string;
  readonly value: string;
}

const mark = (reached: boolean): string => (reached ? "✔" : "✖");

/** Figures beside what they have to reach; one that misses it is marked. */
export const limitedSection = (heading: string, note: string, figures: readonly Figure[]): Section => ({
  heading,
  note,
  columns: ["", "what", "measured", "limit"],
  rows: figures.map(({ what, measured, limit, reached }) => [limit === "" ? "" : mark(reached), what, measured, limit]),
});

export const plainSection = (heading: string, note: string, figures: readonly PlainFigure[]): Section => ({
  heading,
  note,
  columns: ["what", "measured"],
  rows: figures.map(({ label, value }) => [label, value]),
});

const sectionText = ({ heading, note, columns, rows }: Section): string =>
  `## ${heading}\n\n${note === "" ? "" : `${note}\n\n`}${markdownTable(columns, rows)}\n`;

const formatted = async (text: string): Promise<string> =>
  (await format("page.md", text, formatOptions as Parameters<typeof format>[2])).code;

/** Columns aligned, as a terminal and the repository show them. */
export const printedSection = (section: Section): Promise<string> => formatted(sectionText(section));

/** The whole page. */
export const printedPage = (head: string, sections: readonly Section[]): Promise<string> =>
  formatted(`${head}\n\n${sections.map(sectionText).join("\n")}`);

/** What is measured one by one, as a list. */
export async function allOf<Value>(values: AsyncIterable<Value>): Promise<readonly Value[]> {
  const list: Value[] = [];
  for await (const value of values) list.push(value);
  return list;
}

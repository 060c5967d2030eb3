import { format } from "oxfmt";
import formatOptions from "../../.oxfmtrc.json" with { type: "json" };
import { markdownTable, type Row } from "../readme/markdown-table.ts";
import { type Measurement, isMissed } from "./measurement.ts";

/** A part of the page: a table under a heading, with a note on how to read it. */
export interface Section {
  readonly heading: string;
  readonly note: string;
  readonly columns: Row;
  readonly rows: readonly Row[];
  /** The figures that miss their limit. */
  readonly missed: readonly Measurement[];
}

const mark = ({ reached }: Measurement): string => (reached === undefined ? "" : reached ? "✔" : "✖");

/** Figures beside what they have to reach, where any of them has to reach something; one that misses it is marked. */
export function measurementSection(heading: string, note: string, figures: readonly Measurement[]): Section {
  const limited = figures.some(({ limit }) => limit !== undefined);
  return {
    heading,
    note,
    columns: limited ? ["", "what", "measured", "limit"] : ["what", "measured"],
    rows: figures.map((figure) => {
      const { what, measured, limit = "" } = figure;
      return limited ? [mark(figure), what, measured, limit] : [what, measured];
    }),
    missed: figures.filter(isMissed),
  };
}

/** The section that the page begins with and the README shows: some figures, and every one that was missed. */
export function shortSection(chosen: readonly Measurement[], sections: readonly Section[]): Section {
  const missed = sections.flatMap((section) => section.missed);
  const others = missed.filter(({ what, limit }) => !chosen.some((each) => each.what === what && each.limit === limit));
  return measurementSection("In short", "", [...chosen, ...others]);
}

const sectionText = ({ heading, note, columns, rows }: Section): string =>
  `## ${heading}\n\n${note === "" ? "" : `${note}\n\n`}${markdownTable(columns, rows)}\n`;

const formatted = async (text: string): Promise<string> =>
  (await format("page.md", text, formatOptions as Parameters<typeof format>[2])).code;

/** Columns aligned, as a terminal and the repository show them. */
export const printedSection = (section: Section): Promise<string> => formatted(sectionText(section));

/** The whole page. */
export const printedPage = (head: string, sections: readonly Section[]): Promise<string> =>
  formatted(`${head}\n\n${sections.map(sectionText).join("\n")}`);

/** The measurements of an iterable, as a list. */
export async function allOf<Value>(values: AsyncIterable<Value>): Promise<readonly Value[]> {
  const list: Value[] = [];
  for await (const value of values) list.push(value);
  return list;
}

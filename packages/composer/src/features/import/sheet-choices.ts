import { html, nothing, type TemplateResult } from "lit";
import type { RowsMessages } from "../../languages/en/rows.ts";
import type { ImportReview } from "./import-review.ts";

/** Rows that are offered as headings. */
const MAX_HEADINGS = 6;
/** Characters of the cells of a row that is offered. */
const MAX_CELLS = 40;

const cut = (text: string): string => (text.length > MAX_CELLS ? `${text.slice(0, MAX_CELLS)}…` : text);

interface Option {
  readonly value: number;
  readonly label: string;
}

/** The choices of sheet, headings and column of numbers: as found, and to be changed. */
export function sheetChoices(review: ImportReview, messages: RowsMessages, locked: boolean): TemplateResult {
  const { file, sheet, sheetIndex, found } = review;
  const choice = (
    id: string,
    label: string,
    options: readonly Option[],
    chosen: number,
    choose: (value: number) => void,
  ): TemplateResult => html`<div>
    <label for=${id}>${label}</label>
    <select
      id=${id}
      class="box choice"
      part="control"
      ?disabled=${locked}
      @change=${(event: Event) => choose(Number((event.target as HTMLSelectElement).value))}
    >
      ${options.map(({ value, label: text }) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
    </select>
  </div>`;

  const sheets = file.sheets.map(({ name, hidden }, value) => ({
    value,
    label: hidden ? messages.hiddenSheet(name) : name,
  }));
  const most = Math.max(MAX_HEADINGS, (found.heading ?? 0) + 1);
  const headings = (sheet?.rows ?? []).slice(0, most).map((row, value) => ({
    value,
    label: messages.lineOf(sheet?.lines[value] ?? value + 1, cut(row.filter(Boolean).join(" · "))),
  }));
  const columns = found.columns.flatMap((heading, value) => {
    const example = found.rows.find((row) => (row[value] ?? "").trim() !== "")?.[value] ?? "";
    // A column without anything in it is nobody's choice, unless it was made.
    return example === "" && value !== found.phoneColumn
      ? []
      : [{ value, label: messages.columnHeading(heading, cut(example)) }];
  });
  const none = found.phoneColumn === undefined ? [{ value: -1, label: messages.noColumn }] : [];
  return html`<div class="actions">
    ${sheets.length > 1 ? choice("sheet", messages.sheet, sheets, sheetIndex, (value) => review.choose({ sheet: value })) : nothing}
    ${choice("column", messages.column, [...none, ...columns], found.phoneColumn ?? -1, (value) => {
      if (value >= 0) review.choose({ phoneColumn: value });
    })}
    ${choice(
      "headings",
      messages.headings,
      [{ value: -1, label: messages.noHeadings }, ...headings],
      found.heading ?? -1,
      (value) => review.choose({ heading: value < 0 ? false : value }),
    )}
  </div>`;
}

/** Groups of lines of which one message names one each. */
const MAX_LINES = 5;

/** The problems of the file itself that do not keep it from being read. */
export function fileProblems({ file, sheet }: ImportReview, messages: RowsMessages): TemplateResult | typeof nothing {
  const here = file.problems.filter((problem) => problem.sheet === undefined || problem.sheet === sheet?.name);
  const quotes = here.flatMap(({ code, line }) => (code === "unbalanced-quote" && line ? [line] : []));
  const hidden = here.find(({ code }) => code === "hidden-rows");
  const shown = quotes.slice(0, MAX_LINES).join(", ");
  const sentences = [
    ...(quotes.length > 0 ? [messages.unbalancedQuote(quotes.length > MAX_LINES ? `${shown}…` : shown)] : []),
    ...(hidden?.line ? [messages.hiddenRows(hidden.line)] : []),
    ...(here.some(({ code }) => code.startsWith("too-many")) ? [messages.tooMuch] : []),
  ];
  return sentences.length === 0
    ? nothing
    : html`${sentences.map((sentence) => html`<p class="warning">${sentence}</p>`)}`;
}

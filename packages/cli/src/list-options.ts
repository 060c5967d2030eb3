import type { AnalysisOptions } from "@sms-composer/core/segments";

/** A text with fields, and the file whose rows fill it. */
export interface ListOrder {
  /** The file; `-` is standard input. */
  readonly file: string;
  /** The text, with its fields in braces. */
  readonly text: string;
  /** The heading of the column of the numbers, or the letters that a spreadsheet gives it. @default found */
  readonly column?: string | undefined;
  /** The name of the sheet. @default the first that is not hidden */
  readonly sheet?: string | undefined;
  /** ISO 3166-1 code of the country whose national numbers are understood. */
  readonly country: string;
  readonly form: "report" | "json";
  readonly analysis: AnalysisOptions;
}

/** The options of the command that are for lists. */
interface ListValues {
  readonly csv?: string | undefined;
  readonly text?: string | undefined;
  readonly column?: string | undefined;
  readonly sheet?: string | undefined;
  readonly country?: string | undefined;
}

/**
 * Reads the options for lists.
 *
 * @param others the options that were given and are for texts alone
 * @returns undefined when there is no file of people
 * @throws RangeError, with one sentence, when that makes no sense
 */
export function readListOrder(
  { csv, text, column, sheet, country = "FR" }: ListValues,
  others: readonly string[],
  rest: Pick<ListOrder, "form" | "analysis">,
): ListOrder | undefined {
  if (csv === undefined) {
    const given = Object.entries({ text, column, sheet }).find(([, value]) => value !== undefined);
    if (given) throw new RangeError(`--${given[0]} goes with --csv`);
    return undefined;
  }
  if (csv === "") throw new RangeError("--csv is empty");
  if (text === undefined) throw new RangeError("--csv goes with --text, the text that its rows fill");
  const [other] = others;
  if (other !== undefined) throw new RangeError(`${other} is for texts: leave it out with --csv`);
  return { file: csv, text, column, sheet, country, ...rest };
}

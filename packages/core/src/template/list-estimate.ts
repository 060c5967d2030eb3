import type { SegmentCount } from "../gsm/septet-count.ts";
import { limitsOf, profileOf, type AnalysisOptions } from "../gateways/profiles.ts";
import { findChanges } from "../message/character-changes.ts";
import { composeText } from "../message/composed-text.ts";
import type { MessageOptions } from "../message/message-options.ts";
import type { Profile } from "../message/profile.ts";
import { findIssues } from "../message/text-analysis.ts";
import { countText, isCarriedAsWritten } from "../message/text-count.ts";
import { countryOf, parseRecipients, toE164 } from "../recipients.ts";
import type { RecipientProblem } from "../recipients.ts";
import { readPlainMobile } from "../recipients/plain-mobile.ts";
import type { IssueCode, IssueParams } from "../request/issue.ts";
import { costOf } from "../request/send-cost.ts";
import type { Prices, SendCost } from "../request/send-cost.ts";
import { indexFields } from "./field-names.ts";
import { fillCompiled } from "./filled-template.ts";
import { compileTemplate } from "./template.ts";
import type { TemplateIssue, TemplateIssueCode } from "./template.ts";
import { resultOf } from "../slices.ts";

/** A text with fields, and the list whose rows fill it. */
export interface ListInput {
  readonly message: string;
  /** The headings. */
  readonly columns: readonly string[];
  /** The cells as the sheet shows them, in the order of the columns; what is missing is empty. */
  readonly rows: readonly (readonly string[])[];
  /** The column of the numbers: its heading or its index. */
  readonly phoneColumn: string | number;
  /** ISO 3166-1 code of the country whose national numbers are understood. @default `FR` */
  readonly country?: string | undefined;
  /** The price of one SMS, by country; without them no cost is estimated. */
  readonly prices?: Prices | undefined;
  readonly options?: AnalysisOptions | undefined;
}

/** The reason why a row cannot be sent. */
export interface RowIssue {
  /** `recipients`: the cell of the number. `message`: the text that the row would get. */
  readonly field: "recipients" | "message";
  readonly code: RowIssueCode;
  /**
   * The parameters of the issue: for a number `source`, the content of its cell; for a text those of its `Issue` or
   * `TemplateIssue`.
   */
  readonly params?: IssueParams;
}

/** The problems that a row can have: its number, its fields, or the text that they make. */
export type RowIssueCode =
  | IssueCode
  | TemplateIssueCode
  | RecipientProblem
  /** The cell holds several numbers; a row is for one. */
  | "several-numbers";

/** A row whose text is longer than most. */
export interface LongRow {
  /** Index in `rows`. */
  readonly row: number;
  /** Septets in GSM mode, UTF-16 units in Unicode mode; the STOP mention included. */
  readonly units: number;
  readonly segments: number;
}

/** The size and cost of a list, exact for every row. */
export interface ListEstimate extends Partial<SendCost> {
  /** Rows that can be sent. */
  readonly recipients: number;
  /** SMS of all these rows. */
  readonly segments: number;
  /** The number of rows by how many SMS they take, the fewest SMS first. */
  readonly distribution: readonly { readonly segments: number; readonly recipients: number }[];
  /** The longest of these rows, at most ten, the longest first. */
  readonly longest: readonly LongRow[];
  readonly rows: {
    /** The number of rows that can be sent. */
    readonly ready: number;
    readonly invalid: readonly { readonly row: number; readonly issues: readonly RowIssue[] }[];
    /** Rows that have the number and the text of an earlier one, which is sent once. */
    readonly duplicates: readonly number[];
  };
  /** Issues of the template itself, for every row alike. */
  readonly issues: readonly TemplateIssue[];
}

const LONGEST = 10;

/** A slice of work ends after so many rows or UTF-16 units, whichever comes first: a few milliseconds. */
const SLICE_ROWS = 400;
const SLICE_UNITS = 60_000;

/**
 * Fills a text with each row of a list and counts it, exactly: replaced and unsupported characters, line breaks and the
 * STOP mention of each row. 100,000 rows take well under a second.
 *
 * @throws RangeError when no column is the `phoneColumn`, or the country is none that phone metadata knows
 */
export function estimateList(input: ListInput): ListEstimate {
  return resultOf(estimateListInSlices(input));
}

/**
 * The same in slices of a few milliseconds, for a page that has to stay responsive.
 *
 * @returns a generator that yields how many rows are done, and returns the estimate
 */
export function* estimateListInSlices(input: ListInput): Generator<number, ListEstimate, undefined> {
  const { message, columns, rows, prices, options = {} } = input;
  const { country = "FR" } = input;
  const phoneColumn = columnOf(input);
  const profile = profileOf(options);
  const limits = limitsOf(options);
  const template = compileTemplate(message, { fields: columns });
  const texts = new Map<string, string | Set<string>>();
  const distribution = new Map<number, number>();
  const segmentsByCountry = new Map<string | undefined, number>();
  const invalid: { row: number; issues: readonly RowIssue[] }[] = [];
  const duplicates: number[] = [];
  const longest: LongRow[] = [];
  let ready = 0;
  let segments = 0;
  let sliceRows = 0;
  let sliceUnits = 0;

  for (const [row, cells] of rows.entries()) {
    // A program in plain JavaScript hands over numbers as well.
    const phone = readPhone(String(cells[phoneColumn] ?? ""), country);
    const { text, issues: emptyFields } = fillCompiled(template, (column) => cells[column]);
    const count = countText(text, profile, options);
    const issues = [
      ...phone.issues,
      ...emptyFields.map(({ code, params }) => ({ field: "message", code, params }) as const),
    ];
    const isTooLong = count.segments > (limits?.segments ?? Infinity);
    if (isTooLong || mayHaveIssues(text, count.segments, profile, options)) {
      issues.push(...findMessageIssues(text, count, profile, options));
    }

    if (issues.length > 0) {
      invalid.push({ row, issues });
    } else if (isRepeated(texts, phone.e164, text)) {
      duplicates.push(row);
    } else {
      ready++;
      segments += count.segments;
      distribution.set(count.segments, (distribution.get(count.segments) ?? 0) + 1);
      insertLongest(longest, { row, units: count.units, segments: count.segments });
      if (prices) {
        const destination = countryOf(phone.e164);
        segmentsByCountry.set(destination, (segmentsByCountry.get(destination) ?? 0) + count.segments);
      }
    }

    sliceUnits += text.length;
    if (++sliceRows >= SLICE_ROWS || sliceUnits >= SLICE_UNITS) {
      yield row + 1;
      sliceRows = sliceUnits = 0;
    }
  }
  return {
    recipients: ready,
    segments,
    ...(prices && costOf(segmentsByCountry, prices, options.range)),
    distribution: [...distribution]
      .sort(([one], [other]) => one - other)
      .map(([count, recipients]) => ({ segments: count, recipients })),
    longest,
    rows: { ready, invalid, duplicates },
    issues: template.issues,
  };
}

function columnOf({ columns, phoneColumn }: ListInput): number {
  const index = typeof phoneColumn === "string" ? indexFields(columns).find(phoneColumn) : phoneColumn;
  if (index !== undefined && columns[index] !== undefined) return index;
  throw new RangeError(`The list has no column ${JSON.stringify(phoneColumn)}`);
}

/** The number of a row, or why there is none. */
type PhoneReading =
  | { readonly e164: string; readonly issues: readonly never[] }
  | { readonly e164: ""; readonly issues: readonly RowIssue[] };

/** UTF-16 units of the longest cell that is searched for a number: a search takes a second for some 300,000. */
const MAX_CELL = 1000;

function readPhone(written: string, country: string): PhoneReading {
  let cell = written.trim();
  const source = cell.slice(0, 40);
  if (cell.length > MAX_CELL) cell = "-";
  const e164 = readPlainMobile(cell, country) ?? toE164(cell, { country });
  if (e164 !== undefined) return { e164, issues: [] };
  const { valid, invalid } = parseRecipients(cell, { country });
  const [first, second] = valid;
  if (first && !second) return { e164: first.e164, issues: [] };
  const code = first ? "several-numbers" : (invalid[0]?.code ?? (cell ? "not-a-number" : "required"));
  return { e164: "", issues: [{ field: "recipients", code, params: { source } }] };
}

/** Whether only the whole analysis can say that a text can be sent: seldom, so that most rows go without it. */
function mayHaveIssues(text: string, segments: number, profile: Profile, options: MessageOptions): boolean {
  const isLowCost = options.range === "lowCost";
  if (segments === 0 || (isLowCost && (segments > 1 || options.stop))) return true;
  return !isCarriedAsWritten(text, profile, options);
}

function findMessageIssues(
  text: string,
  { encoding, units, segments }: SegmentCount,
  profile: Profile,
  options: AnalysisOptions,
): readonly RowIssue[] {
  const composed = composeText(text, profile);
  const { unsupportedCharacters } = findChanges(text, composed, { encoding, wireText: "" }, profile);
  const issues = findIssues(text, units, segments, unsupportedCharacters, options, limitsOf(options));
  if (segments === 0 && issues.length === 0) return [{ field: "message", code: "required" }];
  return issues.map((issue) => ({ ...issue, field: "message" }));
}

/** Whether a number has got this text before; the first text of a number needs no set. */
function isRepeated(texts: Map<string, string | Set<string>>, e164: string, text: string): boolean {
  const earlier = texts.get(e164);
  if (earlier === undefined) texts.set(e164, text);
  else if (typeof earlier === "string") {
    if (earlier === text) return true;
    texts.set(e164, new Set([earlier, text]));
  } else {
    if (earlier.has(text)) return true;
    earlier.add(text);
  }
  return false;
}

/** Keeps the longest rows in their order: most SMS first, then most units; of equal ones the earlier stays before. */
function insertLongest(longest: LongRow[], long: LongRow): void {
  const isLonger = (other: LongRow): boolean =>
    long.segments > other.segments || (long.segments === other.segments && long.units > other.units);
  const last = longest.at(-1);
  if (last && longest.length === LONGEST && !isLonger(last)) return;
  const place = longest.findIndex(isLonger);
  longest.splice(place < 0 ? longest.length : place, 0, long);
  longest.length = Math.min(longest.length, LONGEST);
}

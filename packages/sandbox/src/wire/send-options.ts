import { FIELD_NAMES, LIMITS, rowOf, WIRE_NAMES } from "@sms-composer/core/requests";
import type { FieldKinds, FieldsOfKind, PriceRange } from "@sms-composer/core/requests";
import { flagOf, textOf, type Parameters } from "./parameters.ts";
import type { FieldProblem } from "./refusal.ts";
import { readSchedule } from "./schedule.ts";

/**
 * The parameters that `/send` and `/bulk-send` have in common, from core's table of fields: all but numbers and texts.
 * Times are milliseconds since 1970.
 */
export type SendOptions = { readonly range: PriceRange } & {
  readonly [Field in FieldsOfKind<"flag">]: boolean;
} & { readonly [Field in FieldsOfKind<"text">]?: string } & { readonly [Field in FieldsOfKind<"time">]?: number };

/** The options that a message no longer needs: its texts are made by these. */
export type OptionOfText = "stop" | "unicode";

/** The settings of an account that decide about a send. */
export interface SendSettings {
  /** Whether the STOP mention is appended in any case. */
  readonly marketing: boolean;
  /** Whether Unicode mode is activated. */
  readonly unicode: boolean;
}

/** Numbers and texts are read by the calls, which have them in different places. */
type OptionKind = Exclude<keyof FieldKinds, "numbers" | "message">;

interface Reading {
  readonly parameters: Parameters;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly problems: FieldProblem[];
}

/** Functions that read the parameters of each kind; one that is not set is undefined. */
const READERS: { readonly [Kind in OptionKind]: (wireName: string, reading: Reading) => unknown } = {
  range: readRange,
  text: (wireName, { parameters }) => textOf(parameters, wireName),
  flag: (wireName, { parameters }) => flagOf(parameters, wireName),
  time: (_wireName, { parameters, now, problems }) => readSchedule(parameters, now, problems),
};

/** Functions that refuse the value of a field; one without an entry takes any text. */
const RULES: { readonly [Field in FieldsOfKind<"text">]?: (text: string) => FieldProblem[] } = {
  sender: senderProblems,
  tag: tagProblems,
  responseUrl: (url) => urlProblems(WIRE_NAMES.responseUrl, url),
  receiptUrl: (url) => urlProblems(WIRE_NAMES.receiptUrl, url),
};

/**
 * Reads the parameters that `/send` and `/bulk-send` have in common: all of core's table of fields but numbers and texts,
 * in its order. Problems are added to the list.
 */
export function readSendOptions(
  parameters: Parameters,
  settings: SendSettings,
  now: number,
  problems: FieldProblem[],
): SendOptions {
  const entries: [string, unknown][] = [];
  for (const field of FIELD_NAMES) {
    const { kind, wireName } = rowOf(field);
    if (kind === "numbers" || kind === "message") continue;
    const value = READERS[kind](wireName, { parameters, now, problems });
    if (value === undefined) continue;
    if (typeof value === "string") problems.push(...((RULES as Rules)[field]?.(value) ?? []));
    entries.push([field, value]);
  }
  const options = Object.fromEntries(entries) as unknown as SendOptions;
  if (options.unicode && !settings.unicode)
    problems.push({ element: WIRE_NAMES.unicode, code: 9, say: (texts) => texts.unicodeNotActivated });
  return { ...options, stop: options.stop || settings.marketing };
}

type Rules = Readonly<Partial<Record<string, (text: string) => FieldProblem[]>>>;

function readRange(wireName: string, { parameters, problems }: Reading): SendOptions["range"] {
  const written = textOf(parameters, wireName) ?? textOf(parameters, OTHER_NAME_OF_RANGE) ?? "1";
  if (written !== "1" && written !== "2") {
    problems.push({ element: wireName, code: 9, say: (texts) => texts.notAnOption(shorten(written)) });
  }
  return written === "2" ? "lowCost" : "premium";
}

/** The English documentation's name of `gamme`. */
const OTHER_NAME_OF_RANGE = "range";

function senderProblems(sender: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const length = [...sender].length;
  if (length > LIMITS.senderMax)
    problems.push({ element: WIRE_NAMES.sender, code: 44, say: (texts) => texts.senderTooLong });
  if (length < LIMITS.senderMin)
    problems.push({ element: WIRE_NAMES.sender, code: 44, say: (texts) => texts.senderTooShort });
  if (/[^a-z0-9 ]/i.test(sender))
    problems.push({ element: WIRE_NAMES.sender, code: 44, say: (texts) => texts.senderCharacters });
  return problems;
}

function tagProblems(tag: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if ([...tag].length > LIMITS.tag)
    problems.push({ element: WIRE_NAMES.tag, code: 9, say: (texts) => texts.tagTooLong });
  if (/[\s\p{Lu}]/u.test(tag)) problems.push({ element: WIRE_NAMES.tag, code: 9, say: (texts) => texts.tagCharacters });
  return problems;
}

function urlProblems(element: string, url: string): FieldProblem[] {
  const isUrl = url.length <= LIMITS.url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  return isUrl ? [] : [{ element, code: 9, say: (texts) => texts.invalidUrl(shorten(url)) }];
}

/** Cuts a value that a message quotes: a hostile one may be as long as the body. */
export function shorten(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}

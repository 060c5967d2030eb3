import type { PriceRange } from "@sms-composer/core";
import { flagOf, textOf, type Parameters } from "./parameters.ts";
import type { FieldProblem } from "./refusal.ts";
import { readSchedule } from "./schedule.ts";

/** The parameters that `/send` and `/bulk-send` have in common: all but numbers and texts. */
export interface SendOptions {
  readonly range: PriceRange;
  readonly sender?: string;
  readonly tag?: string;
  readonly stop: boolean;
  readonly unicode: boolean;
  readonly sandbox: boolean;
  /** Milliseconds since 1970. */
  readonly scheduledAt?: number;
  readonly responseUrl?: string;
  readonly receiptUrl?: string;
}

/** What an account's settings decide of a send. */
export interface SendSettings {
  /** The STOP mention is appended in any case. */
  readonly marketing: boolean;
  /** Unicode mode is activated. */
  readonly unicode: boolean;
}

const SENDER_MIN = 3;
const SENDER_MAX = 11;
const TAG_MAX = 20;
/** Characters of an address: what browsers and servers commonly take. */
const URL_MAX = 2000;

/** Reads the options. Problems are added to the list, in the order in which the API's example names the fields. */
export function readSendOptions(
  parameters: Parameters,
  settings: SendSettings,
  now: number,
  problems: FieldProblem[],
): SendOptions {
  const sender = textOf(parameters, "sender");
  if (sender !== undefined) problems.push(...senderProblems(sender));
  const scheduledAt = readSchedule(parameters, now, problems);

  const range = textOf(parameters, "gamme") ?? textOf(parameters, "range") ?? "1";
  if (range !== "1" && range !== "2") {
    problems.push({ element: "gamme", code: 9, say: (texts) => texts.notAnOption(shorten(range)) });
  }
  const tag = textOf(parameters, "tag");
  if (tag !== undefined) problems.push(...tagProblems(tag));
  const unicode = flagOf(parameters, "isUnicode");
  if (unicode && !settings.unicode) {
    problems.push({ element: "isUnicode", code: 9, say: (texts) => texts.unicodeNotActivated });
  }
  const responseUrl = readUrl(parameters, "urlResponse", problems);
  const receiptUrl = readUrl(parameters, "urlDlr", problems);

  return {
    range: range === "2" ? "lowCost" : "premium",
    stop: flagOf(parameters, "isStopSms") || settings.marketing,
    unicode,
    sandbox: flagOf(parameters, "sandbox"),
    ...(sender !== undefined && { sender }),
    ...(tag !== undefined && { tag }),
    ...(scheduledAt !== undefined && { scheduledAt }),
    ...(responseUrl !== undefined && { responseUrl }),
    ...(receiptUrl !== undefined && { receiptUrl }),
  };
}

function senderProblems(sender: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const length = [...sender].length;
  if (length > SENDER_MAX) problems.push({ element: "sender", code: 44, say: (texts) => texts.senderTooLong });
  if (length < SENDER_MIN) problems.push({ element: "sender", code: 44, say: (texts) => texts.senderTooShort });
  if (/[^a-z0-9 ]/i.test(sender))
    problems.push({ element: "sender", code: 44, say: (texts) => texts.senderCharacters });
  return problems;
}

function tagProblems(tag: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if ([...tag].length > TAG_MAX) problems.push({ element: "tag", code: 9, say: (texts) => texts.tagTooLong });
  if (/[\s\p{Lu}]/u.test(tag)) problems.push({ element: "tag", code: 9, say: (texts) => texts.tagCharacters });
  return problems;
}

function readUrl(parameters: Parameters, name: string, problems: FieldProblem[]): string | undefined {
  const url = textOf(parameters, name);
  if (url !== undefined && !(url.length <= URL_MAX && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) {
    problems.push({ element: name, code: 9, say: (texts) => texts.invalidUrl(shorten(url)) });
  }
  return url;
}

/** Cuts a value that a message quotes: a hostile one may be as long as the body. */
export function shorten(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}

import type { Encoding } from "./analysis-options.ts";
import { analyzeMessage } from "./message-analysis.ts";
import { fromParisDay, parisTime } from "./paris-time.ts";
import type { Range, SendField, SendRequest } from "./send-request.ts";

/** The vendor's name of each of our fields. `scheduledAt` also fills `time` and `minute`. */
export const WIRE_NAMES = {
  apiKey: "apiKey",
  recipients: "phoneNumbers",
  message: "message",
  range: "gamme",
  sender: "sender",
  stop: "isStopSms",
  unicode: "isUnicode",
  scheduledAt: "scheduledDeliveryDate",
  tag: "tag",
  responseUrl: "urlResponse",
  receiptUrl: "urlDlr",
  sandbox: "sandbox",
} as const satisfies Record<SendField, string>;

/** A yes or no of the API. */
export type WireFlag = 0 | 1;

/** The JSON body of `POST /send`. */
export type WireSendBody = {
  readonly apiKey?: string;
  /** Comma separated. */
  readonly phoneNumbers: string;
  /** Line breaks as `:br:`, the euro sign as `:euro:`. */
  readonly message: string;
  /** 1 Premium, 2 Low Cost. */
  readonly gamme?: 1 | 2;
  readonly sender?: string;
  readonly tag?: string;
  /** `dd/MM/yyyy`, Europe/Paris. */
  readonly scheduledDeliveryDate?: string;
  /** Hour, 0 to 23. */
  readonly time?: number;
  /** 0 to 55. */
  readonly minute?: number;
  readonly urlResponse?: string;
  readonly urlDlr?: string;
  readonly isStopSms?: WireFlag;
  readonly isUnicode?: WireFlag;
  readonly sandbox?: WireFlag;
};

const TEXTS = ["sender", "tag", "responseUrl", "receiptUrl"] as const;
const FLAGS = ["stop", "unicode", "sandbox"] as const;
const RANGES: Readonly<Record<Range, 1 | 2>> = { premium: 1, lowCost: 2 };

/** How `analyzeMessage` has to look at the message of a request; what has not the right type counts as not set. */
export function analysisOptionsOf({
  range,
  stop,
  unicode,
}: {
  readonly range?: unknown;
  readonly stop?: unknown;
  readonly unicode?: unknown;
}): { mode: Encoding; range: Range; stop: boolean } {
  return {
    mode: unicode === true ? "unicode" : "gsm",
    range: range === "lowCost" ? "lowCost" : "premium",
    stop: stop === true,
  };
}

/**
 * The body of `POST /send` for a valid request. What is not set (an empty text counts as not set) is left out; so is
 * `isStopSms` with Low Cost, where the vendor does not apply it. Seconds of `scheduledAt` are cut off.
 * @throws RangeError when `scheduledAt` is an invalid date.
 */
export function toWire(request: SendRequest, { apiKey }: { readonly apiKey?: string } = {}): WireSendBody {
  const { recipients, message, range, scheduledAt } = request;
  const body: Record<string, string | number> = {};
  if (apiKey !== undefined) body["apiKey"] = apiKey;
  body["phoneNumbers"] = recipients.join(",");
  body["message"] = analyzeMessage(message, analysisOptionsOf(request)).wireText;
  if (range) body["gamme"] = RANGES[range];
  for (const field of TEXTS) {
    const text = request[field];
    if (text) body[WIRE_NAMES[field]] = text;
  }
  for (const field of FLAGS) {
    const flag = request[field];
    if (flag !== undefined && !(field === "stop" && range === "lowCost")) body[WIRE_NAMES[field]] = flag ? 1 : 0;
  }
  if (scheduledAt) {
    const { year, month, day, hour, minute } = parisTime(scheduledAt);
    body["scheduledDeliveryDate"] = `${twoDigits(day)}/${twoDigits(month)}/${year}`;
    body["time"] = hour;
    body["minute"] = minute;
  }
  return body as WireSendBody;
}

/**
 * The request that a body of `POST /send` stands for. Figures may come as texts, flags as booleans, `gamme` under the
 * English documentation's name `range`; null counts as left out. Nothing is judged: a value that cannot be read is
 * handed on as it is (a date as an invalid `Date`), and `validateSendRequest` names it. Never throws.
 */
export function fromWire(body: Readonly<Record<string, unknown>>): SendRequest {
  const request: Record<string, unknown> = {
    recipients: readList(body["phoneNumbers"]),
    message: readMessage(body["message"] ?? ""),
  };
  const set = (field: SendField, value: unknown) => {
    if (value !== undefined && value !== null && value !== "") request[field] = value;
  };
  set("range", meaning(body["gamme"] ?? body["range"], RANGE_OF));
  for (const field of TEXTS) set(field, body[WIRE_NAMES[field]]);
  for (const field of FLAGS) set(field, meaning(body[WIRE_NAMES[field]], FLAG_OF));
  const date = body["scheduledDeliveryDate"];
  if (date) set("scheduledAt", readMoment(date, body["time"], body["minute"]));
  return request as unknown as SendRequest;
}

const RANGE_OF: Readonly<Record<string, Range>> = { 1: "premium", 2: "lowCost" };
const FLAG_OF: Readonly<Record<string, boolean>> = { 0: false, 1: true };

/** What a figure (also one that came as a text) stands for; anything else stays what it is. */
function meaning(value: unknown, table: Readonly<Record<string, unknown>>): unknown {
  return isFigure(value) && Object.hasOwn(table, value) ? table[value] : value;
}

function readList(value: unknown): unknown {
  const numbers = typeof value === "number" ? String(value) : (value ?? "");
  if (typeof numbers !== "string") return numbers;
  return numbers
    .split(",")
    .map((number) => number.trim())
    .filter(Boolean);
}

function readMessage(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return value.replace(/:br:|:euro:/g, (token) => (token === ":br:" ? "\n" : "€"));
}

function readMoment(date: unknown, hour: unknown, minute: unknown): Date {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(isFigure(date) ? String(date) : "") ?? [];
  return fromParisDay(`${year}-${month}-${day}`, asFigure(hour), asFigure(minute));
}

function isFigure(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

/** An hour or a minute; NaN for anything else. */
function asFigure(value: unknown): number {
  return isFigure(value) && /^\d\d?$/.test(String(value)) ? Number(value) : NaN;
}

/** Twelve is `12`, one is `01`. */
function twoDigits(figure: number): string {
  return String(figure).padStart(2, "0");
}

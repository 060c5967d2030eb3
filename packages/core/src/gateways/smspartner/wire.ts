import type { Encoding } from "../../gsm/encoding.ts";
import { analyzeMessage } from "../message-analysis.ts";
import { fromParisDay, parisTime } from "../../time/paris-time.ts";
import type { Range, SendField, SendRequest } from "../../request/send-request.ts";
import { WIRE_TOKENS } from "./wire-tokens.ts";

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
const RANGES: readonly Range[] = ["premium", "lowCost"];

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
  const { range, scheduledAt } = request;
  const body: Record<string, unknown> = {
    ...(apiKey !== undefined && { apiKey }),
    phoneNumbers: request.recipients.join(","),
    message: analyzeMessage(request.message, analysisOptionsOf(request)).wireText,
    ...(range && { gamme: RANGES.indexOf(range) + 1 }),
  };
  for (const field of TEXTS) if (request[field]) body[WIRE_NAMES[field]] = request[field];
  for (const field of FLAGS) {
    const flag = field === "stop" && range === "lowCost" ? undefined : request[field];
    if (flag !== undefined) body[WIRE_NAMES[field]] = Number(flag);
  }
  if (scheduledAt) {
    const { year, month, day, hour, minute } = parisTime(scheduledAt);
    const date = [day, month, year].map((figure) => String(figure).padStart(2, "0")).join("/");
    Object.assign(body, { scheduledDeliveryDate: date, time: hour, minute });
  }
  return body as WireSendBody;
}

/**
 * The request that a body of `POST /send` stands for. Figures may come as texts, flags as booleans, `gamme` under the
 * English documentation's name `range`; null counts as left out. Nothing is judged: a value that cannot be read is
 * handed on as it is (a date as an invalid `Date`), and `validateSendRequest` names it. Does not throw
 * for anything that JSON can hold.
 */
export function fromWire(body: Readonly<Record<string, unknown>>): SendRequest {
  const { phoneNumbers, message, gamme, range, scheduledDeliveryDate: date } = body;
  const found: Record<string, unknown> = { range: valueIn([undefined, ...RANGES], gamme ?? range) };
  for (const field of TEXTS) found[field] = body[WIRE_NAMES[field]];
  for (const field of FLAGS) found[field] = valueIn([false, true], body[WIRE_NAMES[field]]);
  if (date) found["scheduledAt"] = readMoment(date, body["time"], body["minute"]);
  return {
    recipients: isFigure(phoneNumbers) ? listOf(String(phoneNumbers)) : (phoneNumbers ?? []),
    message: typeof message === "string" ? message.replace(WIRE_TOKENS.pattern, WIRE_TOKENS.read) : (message ?? ""),
    ...Object.fromEntries(Object.entries(found).filter(([, value]) => !UNSET.includes(value))),
  } as SendRequest;
}

const UNSET: readonly unknown[] = [undefined, null, ""];

function listOf(text: string): string[] {
  const parts = text.split(",").map((part) => part.trim());
  return parts.filter((part) => part !== "");
}

/** What a figure (also one that came as a text) stands for by its place; anything else stays what it is. */
function valueIn(meanings: readonly unknown[], value: unknown): unknown {
  return meanings[toFigure(value)] ?? value;
}

function readMoment(date: unknown, hour: unknown, minute: unknown): Date {
  const [day, month, year] = isFigure(date) ? String(date).split("/") : [];
  return fromParisDay(`${year}-${month}-${day}`, toFigure(hour), toFigure(minute));
}

function isFigure(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

/** One or two digits; NaN for anything else. */
function toFigure(value: unknown): number {
  return isFigure(value) && /^\d\d?$/.test(String(value)) ? Number(value) : NaN;
}

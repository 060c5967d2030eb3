import type { Encoding } from "../../gsm/encoding.ts";
import type { PriceRange, SendField, SendRequest } from "../../request/send-request.ts";
import { fromParisDay, parisTime } from "../../time/paris-time.ts";
import { losesCharacters as loses, wireText } from "../../message/wire-text.ts";
import { FIELD_NAMES, rowOf } from "./fields.ts";
import type { FieldKind, FieldKinds } from "./fields.ts";
import { SMS_PARTNER } from "./profile.ts";
import type { WireSendBody } from "./wire-body.ts";
import { WIRE_TOKENS } from "./wire-tokens.ts";

export type { WireFlag, WireSendBody } from "./wire-body.ts";

/** The vendor's name of each of our fields. `scheduledAt` also fills `time` and `minute`. */
export const WIRE_NAMES: Readonly<Record<SendField, string>> = /* @__PURE__ */ wireNames();

function wireNames(): Record<SendField, string> {
  const names = FIELD_NAMES.map((field) => [field, rowOf(field).wireName] as const);
  return { apiKey: "apiKey", ...(Object.fromEntries(names) as Record<FieldName, string>) };
}

const RANGES: readonly PriceRange[] = ["premium", "lowCost"];

/** The options of `analyzeMessage` for the message of a request; what has not the right type counts as not set. */
export function analysisOptionsOf({
  range,
  stop,
  unicode,
}: {
  readonly range?: unknown;
  readonly stop?: unknown;
  readonly unicode?: unknown;
}): { mode: Encoding; range: PriceRange; stop: boolean } {
  return {
    mode: unicode === true ? "unicode" : "gsm",
    range: range === "lowCost" ? "lowCost" : "premium",
    stop: stop === true,
  };
}

/** Whether a message has characters that cannot be sent as its request is, without saying which. */
export const losesCharacters = (message: string, request: { readonly unicode?: unknown }): boolean =>
  loses(message, SMS_PARTNER, analysisOptionsOf(request));

type WireBody = Readonly<Record<string, unknown>>;

/** Functions that write the values of each kind, in the order in which a body has its members. */
const WRITERS: { readonly [Kind in FieldKind]: (value: FieldKinds[Kind], request: SendRequest) => unknown } = {
  numbers: (numbers) => numbers.join(","),
  message: (message, request) => wireText(message, SMS_PARTNER, analysisOptionsOf(request)),
  range: (range) => RANGES.indexOf(range as PriceRange) + 1,
  text: (text) => text,
  flag: Number,
  time: toSchedule,
};

/** Functions that read the values of each kind, leniently: what cannot be read stays what it is. */
const READERS: { readonly [Kind in FieldKind]: (value: unknown, body: WireBody) => unknown } = {
  numbers: (value) => (isTextOrNumber(value) ? listOf(String(value)) : (value ?? [])),
  message: (value) =>
    typeof value === "string" ? value.replace(WIRE_TOKENS.pattern, WIRE_TOKENS.read) : (value ?? ""),
  range: (value) => valueAt([undefined, ...RANGES], value),
  text: (value) => value,
  flag: (value) => valueAt([false, true], value),
  time: (date, { time, minute }) => date && readSchedule(date, time, minute),
};

/**
 * The body of `POST /send` for a valid request. What is not set (an empty text counts as not set) is left out; so is
 * `isStopSms` with Low Cost, where the vendor does not apply it. Seconds of `scheduledAt` are cut off.
 * @throws RangeError when `scheduledAt` is an invalid date.
 */
export function toWire(request: SendRequest, { apiKey }: { readonly apiKey?: string } = {}): WireSendBody {
  const body: Record<string, unknown> = apiKey === undefined ? {} : { apiKey };
  for (const [kind, write] of Object.entries(WRITERS) as [
    FieldKind,
    (value: unknown, request: SendRequest) => unknown,
  ][]) {
    for (const field of FIELD_NAMES) {
      const { wireName, kind: kindOfField, required } = rowOf(field);
      const value = request[field];
      const isSet = required || (value !== undefined && value !== "");
      if (kindOfField !== kind || !isSet || (field === "stop" && request.range === "lowCost")) continue;
      const written = write(value, request);
      // A time is several members, among them the one of its name.
      Object.assign(body, kind === "time" ? written : { [wireName]: written });
    }
  }
  return body as WireSendBody;
}

/**
 * The request that a body of `POST /send` stands for. Numbers may come as texts, flags as booleans, `gamme` under the
 * English documentation's name `range`; null counts as left out. Nothing is judged: a value that cannot be read is
 * handed on as it is (a date as an invalid `Date`), and `validateSendRequest` names it. Never throws.
 */
export function fromWire(body: WireBody): SendRequest {
  const names = [...FIELD_NAMES.map((field) => rowOf(field).wireName), "time", "minute", OTHER_NAME_OF_RANGE];
  const members = Object.fromEntries(names.map((name) => [name, memberOf(body, name)]));
  members[WIRE_NAMES.range] ??= members[OTHER_NAME_OF_RANGE];
  const found = FIELD_NAMES.map((field) => {
    const { wireName, kind } = rowOf(field);
    return [field, READERS[kind](members[wireName], members)] as const;
  });
  return Object.fromEntries(
    found.filter(([field, value]) => rowOf(field).required || (value ?? "") !== ""),
  ) as unknown as SendRequest;
}

/** The English documentation's name of `gamme`: read, never written. */
export const OTHER_NAME_OF_RANGE = "range";

type FieldName = keyof SendRequest;

/** Reads a member; one that throws when it is read (a getter, a proxy) counts as absent. */
function memberOf(body: WireBody, name: string): unknown {
  try {
    return body[name];
  } catch {
    return undefined;
  }
}

function listOf(text: string): string[] {
  const parts = text.split(",").map((part) => part.trim());
  return parts.filter((part) => part !== "");
}

/** The meaning of a number (also one that came as a text) by its index; anything else stays what it is. */
function valueAt(meanings: readonly unknown[], value: unknown): unknown {
  return meanings[toNumber(value)] ?? value;
}

function toSchedule(time: Date): Pick<WireSendBody, "scheduledDeliveryDate" | "time" | "minute"> {
  const { year, month, day, hour, minute } = parisTime(time);
  const date = [day, month, year].map((part) => String(part).padStart(2, "0")).join("/");
  return { scheduledDeliveryDate: date, time: hour, minute };
}

function readSchedule(date: unknown, hour: unknown, minute: unknown): Date {
  const [day, month, year] = isTextOrNumber(date) ? String(date).split("/") : [];
  return fromParisDay(`${year}-${month}-${day}`, toNumber(hour), toNumber(minute));
}

function isTextOrNumber(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

/** One or two digits; NaN for anything else. */
function toNumber(value: unknown): number {
  return isTextOrNumber(value) && /^\d\d?$/.test(String(value)) ? Number(value) : NaN;
}

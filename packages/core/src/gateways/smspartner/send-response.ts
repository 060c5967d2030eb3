import { fromParisDay } from "../../time/paris-time.ts";
import type { FieldError, MessageId, SendReceipt } from "../../request/send-outcome.ts";
import type { SendField } from "../../request/send-request.ts";
import { OTHER_NAME_OF_RANGE, WIRE_NAMES } from "./wire.ts";

/** A refusal of the API: certainly nothing was sent. */
export interface WireError {
  /** The control code, see `CONTROL_CODES`. */
  readonly code: number;
  /** The API's own words, French or English. */
  readonly message?: string;
  /** The complaints field by field; empty when the answer names none. */
  readonly fieldErrors: readonly FieldError[];
}

/** An answer of `/send`, as it was read. */
export type SendResponse =
  | ({ readonly kind: "accepted" } & SendReceipt)
  | ({ readonly kind: "refused" } & WireError)
  | {
      /** Neither: whether the message was sent is unknown. */
      readonly kind: "unreadable";
      /** The API's names of what is missing, has the wrong type or contradicts the rest. */
      readonly missing: readonly string[];
    };

/**
 * Reads an answer of `/send`: the parsed JSON, or the entries of an XML answer under the names of `XML_ACCEPTED` and
 * `XML_REFUSED` (numbers and booleans may be texts). An answer is a success only with everything that a success
 * carries: an identifier, at least one SMS, a cost and its currency. Takes anything and never throws; members that it
 * does not know are left aside.
 */
export function parseSendResponse(body: unknown): SendResponse {
  const error = fromWireError(body);
  if (error) return { kind: "refused", ...error };
  const answer = asRecord(body);
  const isAccepted = { success: says(answer["success"], true), code: asNumber(answer["code"]) === 200 };
  const unaccepted = Object.entries(isAccepted).flatMap(([name, value]) => (value ? [] : [name]));
  const receipt = readSendReceipt(answer);
  if ("missing" in receipt || unaccepted.length > 0)
    return { kind: "unreadable", missing: [...unaccepted, ...("missing" in receipt ? receipt.missing : [])] };
  return { kind: "accepted", ...receipt };
}

/**
 * Reads the receipt in an answer that accepts a send: an identifier, at least one SMS, a cost and its currency, and the
 * time of a scheduled send. Whether the answer accepts is not asked. Takes anything and never throws.
 *
 * @returns the API's names of what is missing or has the wrong type, where the receipt is not whole
 */
export function readSendReceipt(body: unknown): SendReceipt | { readonly missing: readonly string[] } {
  const answer = asRecord(body);
  const read = {
    // A database counts from 1: 0 is the identifier of nothing.
    message_id: parseMessageId(answer["message_id"]) || undefined,
    nb_sms: asSegments(answer["nb_sms"]),
    cost: asNumber(answer["cost"]),
    currency: asText(answer["currency"])?.trim() || undefined,
  };
  const missing = Object.entries(read).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length > 0) return { missing };
  const { message_id: messageId, nb_sms: segments, cost, currency } = read as Complete<typeof read>;
  const scheduledAt = readScheduledAt(answer["scheduledDeliveryDate"]);
  return { messageId, segments, cost, currency, ...(scheduledAt && { scheduledAt }) };
}

/**
 * Reads a refusal of any call: `success` false and a control code other than 200, with the list of errors under
 * `errors` or `error`, or with a single text. Undefined when the body is none, and when it contradicts itself by what
 * only a success carries: the identifier of a message, SMS billed or their cost. Takes anything and never throws.
 */
export function fromWireError(body: unknown): WireError | undefined {
  const answer = asRecord(body);
  const code = asNumber(answer["code"]);
  // A framework's own error page has a code too, but says nothing of success: it is no promise that nothing was sent.
  if (!says(answer["success"], false) || code === undefined || code === 200) return;
  if (carriesReceipt(answer)) return;
  const list = answer["errors"] ?? answer["error"];
  const message = asText(answer["message"]) ?? asText(list);
  return {
    code,
    ...(message !== undefined && { message }),
    fieldErrors: Array.isArray(list) ? list.flatMap(readFieldError) : [],
  };
}

/**
 * Reads the identifier of a message: a whole number, as a number, a bigint or decimal digits. A number beyond
 * 2^53 - 1 has lost its last digits and is no identifier.
 *
 * @returns undefined when the value is no identifier
 */
export function parseMessageId(value: unknown): MessageId | undefined {
  const digits = typeof value === "string" ? value.trim() : String(isNumber(value) && value);
  if (!/^(?:0|[1-9]\d*)$/.test(digits)) return undefined;
  const number = Number(digits);
  if (Number.isSafeInteger(number)) return number;
  return typeof value === "number" ? undefined : digits;
}

/**
 * Whether an answer carries what only a send has: the identifier of a message, SMS billed or their cost. A refusal that
 * does contradicts itself, and proves nothing. Takes anything and never throws.
 */
export function carriesReceipt(body: unknown): boolean {
  const answer = asRecord(body);
  // A refusal may fill these members with nothing, such as a zero.
  return RECEIPT_MEMBERS.some((name) => answer[name] && asNumber(answer[name]) !== 0);
}

const RECEIPT_MEMBERS = ["message_id", "nb_sms", "nbSMS", "cost"] as const;

type Complete<Read> = { readonly [Name in keyof Read]: Exclude<Read[Name], undefined> };

function readFieldError(error: unknown): FieldError[] {
  const entry = asRecord(error);
  const message = asText(entry["message"]);
  if (message === undefined) return [];
  const elementId = asText(entry["elementId"]) ?? "";
  // Such as `children[urlDlr].data`.
  const field = FIELDS.get(/^children\[(\w+)\]/.exec(elementId)?.[1] ?? elementId);
  return [{ ...(field && { field }), elementId, message }];
}

/** Our fields by their names on the wire. */
const FIELDS: ReadonlyMap<string, SendField> = new Map([
  ...Object.entries(WIRE_NAMES).map(([field, name]) => [name, field as SendField] as const),
  ["time", "scheduledAt"],
  ["minute", "scheduledAt"],
  [OTHER_NAME_OF_RANGE, "range"],
]);

/** `2018-08-18 20:00:00`, Europe/Paris. */
function readScheduledAt(value: unknown): Date | undefined {
  const [, day = "", hour, minute] = /^(\d{4}-\d\d-\d\d) (\d\d):(\d\d)/.exec(asText(value) ?? "") ?? [];
  const time = fromParisDay(day, Number(hour), Number(minute));
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** The members of an answer; none for an answer that cannot be read. */
function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  try {
    return typeof value === "object" ? { ...value } : {};
  } catch {
    return {};
  }
}

/** XML has no booleans. */
function says(value: unknown, truth: boolean): boolean {
  return value === truth || value === String(truth);
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** A decimal number that is 0 or more: nothing that the API counts is less. */
function asNumber(value: unknown): number | undefined {
  const isDecimal = typeof value === "string" && /^\s*\d+(\.\d+)?(e[-+]?\d+)?\s*$/i.test(value);
  const number = isDecimal ? Number(value) : value;
  return typeof number === "number" && number >= 0 && number < Infinity ? number : undefined;
}

/** A number of SMS that were billed. */
function asSegments(value: unknown): number | undefined {
  const segments = asNumber(value) ?? 0;
  return Number.isSafeInteger(segments) && segments > 0 ? segments : undefined;
}

import { fromParisDay } from "../../time/paris-time.ts";
import type { FieldError, SendReceipt } from "../../request/send-outcome.ts";
import type { SendField } from "../../request/send-request.ts";
import { WIRE_NAMES } from "./wire.ts";

/** A refusal of the API: certainly nothing was sent. */
export interface WireError {
  /** The control code, see `CONTROL_CODES`. */
  readonly code: number;
  /** The API's own words, French or English. */
  readonly message?: string;
  /** What it said field by field; empty when it named none. */
  readonly fieldErrors: readonly FieldError[];
}

/** What an answer of `/send` says. */
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
 * `XML_REFUSED` (figures and booleans may be texts). Takes anything and never throws; members that it does not know are
 * left aside.
 */
export function parseSendResponse(body: unknown): SendResponse {
  const error = fromWireError(body);
  if (error) return { kind: "refused", ...error };
  const answer = asRecord(body);
  const read = {
    success: says(answer["success"], true) || undefined,
    code: asNumber(answer["code"]) === 200 || undefined,
    message_id: asNumber(answer["message_id"]),
    nb_sms: asNumber(answer["nb_sms"]),
    cost: asNumber(answer["cost"]),
    currency: asText(answer["currency"]),
  };
  const missing = Object.entries(read).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length > 0) return { kind: "unreadable", missing };
  const { message_id: messageId, nb_sms: segments, cost, currency } = read as Complete<typeof read>;
  const scheduledAt = readMoment(answer["scheduledDeliveryDate"]);
  return { kind: "accepted", messageId, segments, cost, currency, ...(scheduledAt && { scheduledAt }) };
}

/**
 * Reads a refusal of any call: `success` false and a control code other than 200, with the list of errors under
 * `errors` or `error`, or with a single text. Undefined when the body is none. Takes anything and never throws.
 */
export function fromWireError(body: unknown): WireError | undefined {
  const answer = asRecord(body);
  const code = asNumber(answer["code"]);
  // A framework's own error page has a code too, but says nothing of success: it is no promise that nothing was sent.
  if (!says(answer["success"], false) || code === undefined || code === 200) return;
  const list = answer["errors"] ?? answer["error"];
  const message = asText(answer["message"]) ?? asText(list);
  return {
    code,
    ...(message !== undefined && { message }),
    fieldErrors: Array.isArray(list) ? list.flatMap(readFieldError) : [],
  };
}

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
  ["range", "range"],
]);

/** `2018-08-18 20:00:00`, Europe/Paris. */
function readMoment(value: unknown): Date | undefined {
  const [, day = "", hour, minute] = /^(\d{4}-\d\d-\d\d) (\d\d):(\d\d)/.exec(asText(value) ?? "") ?? [];
  const moment = fromParisDay(day, Number(hour), Number(minute));
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** What cannot be read has no members. */
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

function asNumber(value: unknown): number | undefined {
  const figure = typeof value === "string" && value.trim() ? Number(value) : value;
  return typeof figure === "number" && Number.isFinite(figure) ? figure : undefined;
}

import { fromParisTime } from "./paris-time.ts";
import type { FieldError, SendReceipt } from "./send-outcome.ts";
import type { SendField } from "./send-request.ts";
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
 * Reads an answer of `/send`: the parsed JSON, or the entries of an XML answer under the names of `wire-xml-shape.ts`
 * (figures may be texts). Takes anything and never throws; members that it does not know are left aside.
 */
export function parseSendResponse(body: unknown): SendResponse {
  const answer = asRecord(body);
  const success = isTrue(answer["success"]);
  const code = asNumber(answer["code"]);
  const error = fromWireError(body);
  if (error && !success) return { kind: "refused", ...error };
  const messageId = asNumber(answer["message_id"]);
  const segments = asNumber(answer["nb_sms"]);
  const cost = asNumber(answer["cost"]);
  const currency = asText(answer["currency"]);
  if (
    !success ||
    code !== 200 ||
    messageId === undefined ||
    segments === undefined ||
    cost === undefined ||
    !currency
  ) {
    const found = {
      success,
      code: code === 200,
      message_id: messageId,
      nb_sms: segments,
      cost,
      currency,
    };
    return {
      kind: "unreadable",
      missing: Object.entries(found).flatMap(([name, value]) => (value === undefined || value === false ? [name] : [])),
    };
  }
  const scheduledAt = readMoment(answer["scheduledDeliveryDate"]);
  return { kind: "accepted", messageId, segments, cost, currency, ...(scheduledAt && { scheduledAt }) };
}

/**
 * Reads a refusal of any call: a control code other than 200, with the list of errors under `errors` or `error`, or
 * with a single `message`. Undefined when there is none to read. Takes anything and never throws.
 */
export function fromWireError(body: unknown): WireError | undefined {
  const answer = asRecord(body);
  const code = asNumber(answer["code"]);
  if (code === undefined || code === 200 || isTrue(answer["success"])) return;
  const list = answer["errors"] ?? answer["error"];
  const message = asText(answer["message"]) ?? asText(list);
  return {
    code,
    ...(message !== undefined && { message }),
    fieldErrors: (Array.isArray(list) ? list : [list]).flatMap(readFieldError),
  };
}

function readFieldError(error: unknown): FieldError[] {
  const { elementId, message } = asRecord(error);
  const words = asText(message);
  if (words === undefined) return [];
  const id = asText(elementId) ?? "";
  const field = fieldOf(id);
  return [{ ...(field && { field }), elementId: id, message: words }];
}

/** Wire names that are not one of ours in another spelling. */
const FURTHER_NAMES: readonly (readonly [string, SendField])[] = [
  ["time", "scheduledAt"],
  ["minute", "scheduledAt"],
  ["range", "range"],
];

/** Our field of an `elementId` such as `children[urlDlr].data`. */
function fieldOf(elementId: string): SendField | undefined {
  const name = /^(?:children\[)?(\w+)/.exec(elementId)?.[1];
  const names = [
    ...(Object.entries(WIRE_NAMES) as [SendField, string][]).map(([field, wire]) => [wire, field] as const),
    ...FURTHER_NAMES,
  ];
  return names.find(([wire]) => wire === name)?.[1];
}

function readMoment(value: unknown): Date | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)/.exec(asText(value) ?? "");
  if (!parts) return;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.slice(1).map(Number);
  return fromParisTime({ year, month, day, hour, minute });
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value) as Record<string, unknown>;
}

/** XML has no booleans. */
function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function asNumber(value: unknown): number | undefined {
  const figure = typeof value === "string" && value.trim() ? Number(value) : value;
  return typeof figure === "number" && Number.isFinite(figure) ? figure : undefined;
}

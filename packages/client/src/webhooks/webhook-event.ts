import { internationalDigits } from "@sms-composer/core/opt-outs";
import { parseMessageId, readDeliveryStatus } from "@sms-composer/core/requests";
import type { DeliveryStatus, MessageId } from "@sms-composer/core/requests";
import { readDateTime } from "../wire-value.ts";
import { isStopText } from "./stop-text.ts";

interface EventOrigin {
  /** The send that it belongs to; absent where the gateway names none. */
  readonly messageId?: MessageId;
  /** The time of the event; absent where the gateway does not say. */
  readonly at?: Date;
  /** The reference that the webhook's address was made with: see `webhookUrl`. */
  readonly reference?: string;
  /** The members as they came. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** A delivery receipt. */
export interface ReceiptEvent extends EventOrigin {
  /** E.164. */
  readonly recipient: string;
  readonly status: DeliveryStatus;
  /** The gateway's own word. */
  readonly statusText: string;
  readonly cost?: number;
  /** ISO 4217 code, such as `EUR`. */
  readonly currency?: string;
  readonly tag?: string;
}

/** A message that a recipient wrote back. */
export interface ReplyEvent extends EventOrigin {
  /** The sender of the reply; E.164. */
  readonly from: string;
  /** The rented number that it was written to; absent for a reply to a short code. */
  readonly to?: string;
  readonly text: string;
  /** The number of parts of a long reply that did not arrive in time; absent for a whole one. */
  readonly missingParts?: number;
}

/** One part of a reply that is longer than one SMS. */
export interface ReplyPart {
  /** The identifier that the parts of one reply share. */
  readonly group: string;
  /** The number of the page, from 1. */
  readonly part: number;
  readonly total: number;
}

/** An event that a webhook reports. */
export type WebhookEvent =
  | { readonly kind: "receipt"; readonly event: ReceiptEvent }
  | { readonly kind: "reply" | "stop"; readonly event: ReplyEvent; readonly part?: ReplyPart; readonly id?: string }
  | { readonly kind: "other"; readonly raw: Readonly<Record<string, unknown>> };

/** Reads what the gateway posts, in every spelling that was seen. Takes anything and never throws. */
export function readWebhook(body: unknown, reference: string | undefined): WebhookEvent {
  const raw: Readonly<Record<string, unknown>> = typeof body === "object" && body !== null ? { ...body } : {};
  const from = phoneIn(raw, ["phone_number", "phone", "phoneNumber", "number", "msisdn"]);
  const messageId = parseMessageId(first(raw, ["msgId", "message_id", "messageId", "msg_id"]));
  const at = dateTimeIn(raw);
  const origin = {
    ...(messageId && { messageId }),
    ...(at && { at }),
    ...(reference !== undefined && { reference }),
    raw,
  };
  const statusText = textIn(raw, ["status", "statut"]);
  const text = textIn(raw, ["text", "message"]);
  const type = textIn(raw, ["type"])?.toLowerCase();
  if (from === undefined) return { kind: "other", raw };
  if (type === "stop" || (text !== undefined && statusText === undefined)) {
    const to = phoneIn(raw, ["to"]);
    const event: ReplyEvent = { ...origin, from, ...(to !== undefined && { to }), text: text ?? "" };
    const part = partOf(raw, from, to);
    // Only a reply to a rented number has an identifier of its own; its parts may share it.
    const own = to === undefined ? undefined : textIn(raw, ["messageId"]);
    const id = own === undefined ? undefined : JSON.stringify([own, part?.part ?? 1]);
    const isStop = type === "stop" || (!part && isStopText(event.text));
    return { kind: isStop ? "stop" : "reply", event, ...(part && { part }), ...(id !== undefined && { id }) };
  }
  if (statusText === undefined) return { kind: "other", raw };
  const cost = Number(textIn(raw, ["cost"]) ?? Number.NaN);
  const currency = textIn(raw, ["currency"]);
  const tag = textIn(raw, ["tag"]);
  return {
    kind: "receipt",
    event: {
      ...origin,
      recipient: from,
      status: readDeliveryStatus(statusText),
      statusText,
      ...(Number.isFinite(cost) && { cost }),
      ...(currency !== undefined && { currency }),
      ...(tag !== undefined && { tag }),
    },
  };
}

function first(raw: Readonly<Record<string, unknown>>, names: readonly string[]): unknown {
  return names.map((name) => (Object.hasOwn(raw, name) ? raw[name] : undefined)).find((value) => value != null);
}

function textIn(raw: Readonly<Record<string, unknown>>, names: readonly string[]): string | undefined {
  const value = first(raw, names);
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return text === "" ? undefined : text;
}

/** E.164, whether the gateway wrote the plus or not, and whichever territory's a national number is. */
function phoneIn(raw: Readonly<Record<string, unknown>>, names: readonly string[]): string | undefined {
  const digits = internationalDigits(textIn(raw, names) ?? "");
  return digits === "" ? undefined : `+${digits}`;
}

/** A Unix time in seconds, or a time on the clock of Paris. */
function dateTimeIn(raw: Readonly<Record<string, unknown>>): Date | undefined {
  return readDateTime(textIn(raw, ["date", "message-timestamp", "timestamp"]) ?? "");
}

function partOf(raw: Readonly<Record<string, unknown>>, from: string, to = ""): ReplyPart | undefined {
  const reference = textIn(raw, ["concat-ref"]);
  const [total, part] = ["concat-total", "concat-part"].map((name) => Number(textIn(raw, [name]) ?? 0));
  if (reference === undefined || !total || !part || total < 2 || total > 255 || part > total) return;
  return { group: JSON.stringify([from, to, reference, total]), part, total };
}

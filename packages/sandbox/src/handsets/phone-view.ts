import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { HandsetState } from "../platform/handset.ts";
import type { Content, Delivery, Message } from "../platform/message.ts";
import type { Platform } from "../platform/platform.ts";

/** A phone in the list of phones. */
export interface PhoneSummary {
  /** E.164. */
  readonly number: string;
  /** The number as people write it. */
  readonly label: string;
  readonly state: HandsetState;
  /** Whether the number is in the STOP list. */
  readonly stopped: boolean;
  readonly messages: number;
  readonly lastText: string;
  readonly lastAt: number;
}

/** Progress of a delivery: `queued` waits for its time, `trying` for a handset that is switched off. */
export type Progress = "queued" | "trying" | "arrived" | "delivered" | "not-delivered" | "cancelled" | "stopped";

/** A message in the thread of a phone. Times are milliseconds since 1970. */
export interface ThreadMessage {
  readonly kind: "message";
  readonly id: number;
  readonly at: number;
  readonly sender?: string;
  readonly range: string;
  readonly tag?: string;
  readonly content: Content;
  readonly progress: Progress;
  /** The time at which it came to this progress; of `queued` when it will be sent. */
  readonly progressAt: number;
  readonly heldBecause?: string;
  readonly scheduled: boolean;
}

/** A reply in the thread of the phone that it was typed on. */
export interface ThreadReply {
  readonly kind: "reply";
  readonly at: number;
  readonly text: string;
}

/** A phone with its thread. */
export interface PhoneView extends Omit<PhoneSummary, "messages" | "lastText" | "lastAt"> {
  /** The platform's time, which may have been moved. */
  readonly now: number;
  /** Oldest first. */
  readonly thread: readonly (ThreadMessage | ThreadReply)[];
}

interface ShownDelivery {
  readonly message: Message;
  readonly delivery: Delivery;
}

/** Messages of one phone that are shown at most. */
const SHOWN = 100;

/** The phones that something was sent to, the latest first, those whose number holds the digits. */
export function phoneList(platform: Platform, digits: string, limit: number): PhoneSummary[] {
  return platform.messages
    .numbers()
    .filter((number) => number.includes(digits))
    .slice(0, limit)
    .flatMap((number) => {
      const shown = shownDeliveries(platform, number);
      const last = shown.at(-1);
      if (!last) return [];
      const reply = platform.handsets.repliesOf(number).at(-1);
      const newest = reply && reply.at >= last.message.createdAt ? reply.text : last.delivery.content.text;
      return {
        ...identity(platform, number),
        messages: shown.length,
        lastText: newest.slice(0, 120),
        lastAt: Math.max(last.message.createdAt, reply?.at ?? 0),
      };
    });
}

/** Collects what a phone shows. */
export function phoneView(platform: Platform, number: string): PhoneView {
  const messages = shownDeliveries(platform, number)
    .slice(-SHOWN)
    .map((shown) => threadMessage(shown, platform.clock.now()));
  const replies = platform.handsets
    .repliesOf(number)
    .slice(-SHOWN)
    .map(({ at, text }): ThreadReply => ({ kind: "reply", at, text }));
  return {
    ...identity(platform, number),
    now: platform.clock.now(),
    thread: [...messages, ...replies].toSorted((one, other) => one.at - other.at),
  };
}

function identity(platform: Platform, number: string): Pick<PhoneView, "number" | "label" | "state" | "stopped"> {
  const parsed = parsePhoneNumberFromString(number);
  const label = parsed?.country === "FR" ? parsed.formatNational() : parsed?.formatInternational();
  return {
    number,
    label: label ?? number,
    state: platform.handsets.stateOf(number),
    stopped: platform.stops.has(number),
  };
}

/** Lists the deliveries that a handset shows; nothing was sent for a `sandbox` request. */
function shownDeliveries(platform: Platform, number: string): ShownDelivery[] {
  return platform.messages.to(number).flatMap((delivery) => {
    const message = platform.messages.byId(delivery.messageId);
    return message && !message.sandbox ? [{ message, delivery }] : [];
  });
}

function threadMessage({ message, delivery }: ShownDelivery, now: number): ThreadMessage {
  const { id, sender, range, tag, heldBecause, scheduledAt, cancelledAt, createdAt, deliverAt } = message;
  const at = delivery.arrivedAt ?? createdAt;
  const base = {
    kind: "message",
    id,
    at,
    range,
    content: delivery.content,
    scheduled: scheduledAt !== undefined,
    ...(sender !== undefined && { sender }),
    ...(tag !== undefined && { tag }),
    ...(heldBecause && { heldBecause }),
  } as const;
  if (cancelledAt !== undefined) return { ...base, progress: "cancelled", progressAt: cancelledAt };
  if (delivery.stopped) return { ...base, progress: "stopped", progressAt: createdAt };
  if (delivery.status === "Delivered") return { ...base, progress: "delivered", progressAt: delivery.statusAt };
  if (delivery.status === "Not delivered") return { ...base, progress: "not-delivered", progressAt: delivery.statusAt };
  if (delivery.arrivedAt !== undefined) return { ...base, progress: "arrived", progressAt: delivery.arrivedAt };
  return { ...base, progress: deliverAt > now ? "queued" : "trying", progressAt: deliverAt };
}

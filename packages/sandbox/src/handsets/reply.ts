import type { Message } from "../platform/message.ts";
import type { Platform } from "../platform/platform.ts";
import { toApiTime } from "../time/time-format.ts";

const STOP = /^\s*stop\b/i;

/** Characters of one SMS of a reply that comes in several. */
const PART = 153;

/** A number such as the vendor rents out for replies, without its plus: the one that a reply in parts is written to. */
const RENTED_NUMBER = "33644600000";

/**
 * Types a text on a handset. It reaches the account by the webhook of the latest message that arrived there, and when
 * it begins with STOP, the number is put on the STOP list.
 */
export function replyFrom(platform: Platform, number: string, text: string): void {
  const { clock, changes, handsets, messages, stops } = platform;
  const arrived = messages.to(number).findLast(({ arrivedAt }) => arrivedAt !== undefined);
  const latest = arrived && messages.byId(arrived.messageId);
  handsets.addReply({ number, text, at: clock.now(), ...(latest && { messageId: latest.id }) });
  const isStop = STOP.test(text);
  if (isStop) stops.add(number, clock.now());
  if (latest?.responseUrl) postReply(platform, latest.responseUrl, latest, number, text, isStop);
  changes.changed();
}

function postReply(
  { clock, faults, webhooks }: Platform,
  url: string,
  message: Message,
  number: string,
  text: string,
  isStop: boolean,
): void {
  const rented = message.sender?.startsWith("+") ? message.sender.slice(1) : undefined;
  const inParts = faults.drawForWebhook("reply-in-parts");
  if (inParts || rented !== undefined) {
    const length = inParts ? Math.min(PART, Math.max(1, Math.ceil([...text].length / 2))) : PART;
    webhooks.fire("reply", url, ...partsOf(number, rented ?? RENTED_NUMBER, text, length, clock.now()).toReversed());
    return;
  }
  webhooks.fire("reply", url, {
    type: isStop ? "stop" : "response",
    phone_number: number,
    text,
    message_id: message.id,
  });
}

/** A reply to a rented number: one body for each SMS, which says so where there are several. */
function partsOf(
  number: string,
  rented: string,
  text: string,
  length: number,
  at: number,
): Readonly<Record<string, unknown>>[] {
  const characters = [...text];
  const parts = Array.from({ length: Math.max(1, Math.ceil(characters.length / length)) }, (_, index) =>
    characters.slice(index * length, (index + 1) * length).join(""),
  );
  return parts.map((part, index) => ({
    msisdn: number.slice(1),
    to: rented,
    messageId: crypto.randomUUID(),
    text: part,
    type: "text",
    keyword: (text.trim().split(/\s+/, 1)[0] ?? "").toUpperCase(),
    "message-timestamp": toApiTime(at),
    ...(parts.length > 1 && {
      concat: "true",
      "concat-ref": String(at % 256),
      "concat-total": String(parts.length),
      "concat-part": String(index + 1),
    }),
  }));
}

import type { Platform } from "../platform/platform.ts";

const STOP = /^\s*stop\b/i;

/**
 * What is typed on a handset reaches the account: the webhook of the latest message that arrived there, and when it
 * begins with STOP, the STOP list.
 */
export function replyFrom(platform: Platform, number: string, text: string): void {
  const { clock, changes, handsets, messages, stops, webhooks } = platform;
  const arrived = messages.to(number).findLast(({ arrivedAt }) => arrivedAt !== undefined);
  const latest = arrived && messages.byId(arrived.messageId);
  handsets.addReply({ number, text, at: clock.now(), ...(latest && { messageId: latest.id }) });
  const isStop = STOP.test(text);
  if (isStop) stops.add(number, clock.now());
  if (latest?.responseUrl) {
    webhooks.fire("reply", latest.responseUrl, {
      type: isStop ? "stop" : "response",
      phone_number: number,
      text,
      message_id: latest.id,
    });
  }
  changes.changed();
}

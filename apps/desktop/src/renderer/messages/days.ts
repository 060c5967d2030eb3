import type { MessageSummary } from "../../outbox/history/message-list.ts";
import { dayText } from "../formats.ts";
import type { ViewContext } from "../view-context.ts";
import { DAY_HEIGHT, ENTRY_HEIGHT } from "./outbox-styles.ts";

/** The place of a message in the list, and of the day above the first one of it. Pixels from the list's beginning. */
export interface Place {
  readonly message: MessageSummary;
  /** The day, where it is another than that of the message above. */
  readonly day: string | undefined;
  /** The top of the day, or of the message where there is none. */
  readonly top: number;
  readonly messageTop: number;
  readonly bottom: number;
}

/** The places of the messages, one below the other, under the days on which they were queued. */
export function placesOf(messages: readonly MessageSummary[], context: Pick<ViewContext, "language">): Place[] {
  const places: Place[] = [];
  const now = new Date();
  let day = "";
  let top = 0;
  for (const message of messages) {
    const own = new Date(message.queuedAt).toDateString();
    const messageTop = own === day ? top : top + DAY_HEIGHT;
    const bottom = messageTop + ENTRY_HEIGHT;
    places.push({
      message,
      day: own === day ? undefined : dayText(message.queuedAt, context, now),
      top,
      messageTop,
      bottom,
    });
    day = own;
    top = bottom;
  }
  return places;
}

/** Milliseconds until the next day begins here, and today is yesterday. */
export function untilMidnight(now = new Date()): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime() - now.getTime();
}

import type { MessageSummary } from "../../outbox/history/message-list.ts";
import { dayText } from "../formats.ts";
import type { ViewContext } from "../view-context.ts";
import { DAY_HEIGHT, ENTRY_HEIGHT } from "./outbox-styles.ts";

/** A stretch of the list, in pixels from its beginning. */
interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/** A message in its place. */
export interface Place extends Stretch {
  readonly message: MessageSummary;
}

/** The messages that were queued on one day, below its name. */
export interface Day extends Stretch {
  /** Its name in the list, and no other day's: a clock that was set back has a day twice. */
  readonly key: string;
  readonly name: string;
  readonly places: readonly Place[];
}

/** Puts messages, the latest first, below the days on which they were queued. */
export function daysOf(messages: readonly MessageSummary[], context: Pick<ViewContext, "language">): Day[] {
  const days: Day[] = [];
  const now = new Date();
  const times = new Map<string, number>();
  let top = 0;
  for (let first = 0; first < messages.length;) {
    const date = dateOf(messages[first]);
    let end = first;
    while (end < messages.length && dateOf(messages[end]) === date) end++;
    const begin = top + DAY_HEIGHT;
    const places = messages.slice(first, end).map((message, index) => {
      const at = begin + index * ENTRY_HEIGHT;
      return { message, top: at, bottom: at + ENTRY_HEIGHT };
    });
    const bottom = begin + places.length * ENTRY_HEIGHT;
    const time = (times.get(date) ?? 0) + 1;
    times.set(date, time);
    const name = dayText(messages[first]?.queuedAt ?? 0, context, now);
    days.push({ key: `${date} ${time}`, name, places, top, bottom });
    top = bottom;
    first = end;
  }
  return days;
}

const dateOf = (message: MessageSummary | undefined): string => new Date(message?.queuedAt ?? 0).toDateString();

/** The stretches that have a part between two pixels of the list. */
export const between = <Of extends Stretch>(all: readonly Of[], from: number, to: number): Of[] =>
  all.filter(({ top, bottom }) => bottom > from && top < to);

/** Milliseconds until the next day begins here, and today is yesterday. */
export function untilMidnight(now = new Date()): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime() - now.getTime();
}

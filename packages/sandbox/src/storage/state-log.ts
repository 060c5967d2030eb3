import type { Change } from "../platform/journal.ts";
import type { Content, Delivery, Message } from "../platform/message.ts";
import type { Platform } from "../platform/platform.ts";

/** A delivery of a stored message names its text by place: 500 deliveries share one. */
export type StoredDelivery = Omit<Delivery, "content" | "messageId"> & {
  readonly content: number;
  /** Absent: the message has it. */
  readonly messageId?: undefined;
};

/** A message as a line of the log has it. */
export type StoredMessage = Omit<Message, "deliveries"> & {
  readonly contents: readonly Content[];
  readonly deliveries: readonly StoredDelivery[];
};

/** The few values that change with nearly every send. */
export interface StoredTotals {
  /** Time of the platform, in milliseconds since 1970. */
  readonly now: number;
  /** The balance in millionths of a euro. */
  readonly balance: number;
  readonly nextMessageId: number;
}

/** One entry of a line; the later one wins. The API key, faults and the log of requests are never stored. */
export type Entry =
  | Change
  | { readonly wiped: true }
  | { readonly message: StoredMessage }
  | { readonly totals: StoredTotals };

/** The whole state as lines, each made when it is read: messages that left meanwhile are not among them. */
export function* wholeState(platform: Platform): Generator<string> {
  const ids = platform.messages.all().map(({ id }) => id);
  yield line([
    { totals: totalsOf(platform) },
    ...platform.stops.all().map((stop) => ({ stopAdded: stop })),
    ...Object.entries(platform.handsets.states()).map((handset) => ({ handset })),
    ...platform.handsets.replies().map((reply) => ({ reply })),
  ]);
  for (const id of ids) {
    const message = platform.messages.byId(id);
    if (message) yield line([{ message: stored(message) }]);
  }
}

/** The changes since the last call, as one line, so that it is stored whole or not at all. */
export function changedState(platform: Platform): {
  readonly line: string;
  readonly wiped: boolean;
  /** Whether nothing but the totals may have changed. */
  readonly isEmpty: boolean;
} {
  const { wiped, changes, messages } = platform.journal.take();
  const entries: Entry[] = [
    ...(wiped ? [{ wiped } as const] : []),
    ...changes,
    ...messages.map((message) => ({ message: stored(message) })),
    { totals: totalsOf(platform) },
  ];
  return { line: line(entries), wiped, isEmpty: entries.length === 1 };
}

function totalsOf(platform: Platform): StoredTotals {
  return {
    now: platform.clock.now(),
    balance: platform.account.balance,
    nextMessageId: platform.nextMessageId,
  };
}

function line(entries: readonly Entry[]): string {
  return JSON.stringify(entries);
}

function stored(message: Message): StoredMessage {
  const contents = [...new Set(message.deliveries.map(({ content }) => content))];
  const places = new Map(contents.map((content, place) => [content, place]));
  return {
    ...message,
    contents,
    deliveries: message.deliveries.map((delivery) => ({
      ...delivery,
      messageId: undefined,
      content: places.get(delivery.content) ?? 0,
    })),
  };
}

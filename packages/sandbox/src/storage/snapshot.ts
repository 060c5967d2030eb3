import { dispatch } from "../platform/delivery-lifecycle.ts";
import type { HandsetState, Reply } from "../platform/handsets.ts";
import type { Content, Delivery, Message } from "../platform/message.ts";
import type { Platform } from "../platform/platform.ts";
import type { Stop } from "../platform/stop-list.ts";

const KIND = "sms-sandbox";
const VERSION = 1;

/** A delivery of a stored message names its text by place: 500 deliveries share one. */
type StoredDelivery = Omit<Delivery, "content"> & { readonly content: number };
type StoredMessage = Omit<Message, "deliveries"> & {
  readonly contents: readonly Content[];
  readonly deliveries: readonly StoredDelivery[];
};

interface Snapshot {
  readonly kind: typeof KIND;
  readonly version: typeof VERSION;
  readonly now: number;
  readonly balance: number;
  readonly nextMessageId: number;
  readonly stops: readonly Stop[];
  readonly handsets: Readonly<Record<string, HandsetState>>;
  readonly replies: readonly Reply[];
  readonly messages: readonly StoredMessage[];
}

/** What survives a restart: never the key, nor faults, nor the log of requests. */
export function takeSnapshot(platform: Platform): Snapshot {
  return {
    kind: KIND,
    version: VERSION,
    now: platform.clock.now(),
    balance: platform.account.balance,
    nextMessageId: platform.nextMessageId,
    stops: platform.stops.all(),
    handsets: platform.handsets.states(),
    replies: platform.handsets.replies(),
    messages: platform.messages.all().map((message) => {
      const contents = [...new Set(message.deliveries.map(({ content }) => content))];
      const place = new Map(contents.map((content, index) => [content, index]));
      return {
        ...message,
        contents,
        deliveries: message.deliveries.map((delivery) => ({ ...delivery, content: place.get(delivery.content) ?? 0 })),
      };
    }),
  };
}

/** Takes a snapshot up again. Throws when it is none. */
export function restoreSnapshot(platform: Platform, stored: unknown): void {
  if (!isSnapshot(stored)) throw new Error("The stored state is not one of this version of the sandbox");
  // The platform's time never runs backwards over a restart: what was moved forward stays so.
  if (stored.now > platform.clock.now()) platform.clock.set(stored.now);
  platform.account.setBalance(stored.balance);
  platform.nextMessageId = stored.nextMessageId;
  platform.stops.replace(stored.stops);
  platform.handsets.replace(stored.handsets, stored.replies);
  for (const { contents, deliveries, ...message } of stored.messages) {
    const restored: Message = {
      ...message,
      deliveries: deliveries.flatMap(({ content, ...delivery }) => {
        const known = contents[content];
        return known ? [{ ...delivery, content: known }] : [];
      }),
    };
    platform.messages.add(restored);
    dispatch(platform, restored);
  }
}

function isSnapshot(value: unknown): value is Snapshot {
  if (typeof value !== "object" || value === null) return false;
  const { kind, version, messages, stops, balance } = value as Partial<Snapshot>;
  return (
    kind === KIND &&
    version === VERSION &&
    Array.isArray(messages) &&
    Array.isArray(stops) &&
    typeof balance === "number"
  );
}

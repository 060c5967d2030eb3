import type { Delivery, Message } from "./message.ts";

/** A delivery together with the message that it belongs to. */
export interface Parcel {
  readonly message: Message;
  readonly delivery: Delivery;
}

/** Accepted messages by id, by tag and by number. The oldest leave when there are too many. */
export interface MessageStore {
  add(message: Message): void;
  byId(id: number): Message | undefined;
  /** Oldest first. */
  all(): readonly Message[];
  /** Oldest first. */
  withTag(tag: string): readonly Message[];
  /** What was sent to a number, oldest first. */
  to(number: string): readonly Parcel[];
  /** Numbers that something was sent to, the latest first. */
  numbers(): readonly string[];
  remove(message: Message): void;
  clear(): void;
}

/** `keep`: deliveries that are kept at most; the message that is being added always stays, whatever its size. */
export function createMessageStore(keep: number): MessageStore {
  const messages = new Map<number, Message>();
  const parcels = new Map<string, Parcel[]>();
  let deliveries = 0;

  const remove = (message: Message): void => {
    if (!messages.delete(message.id)) return;
    deliveries -= message.deliveries.length;
    for (const { number } of message.deliveries) {
      const left = parcels.get(number)?.filter((parcel) => parcel.message !== message) ?? [];
      if (left.length > 0) parcels.set(number, left);
      else parcels.delete(number);
    }
  };

  return {
    add(message) {
      messages.set(message.id, message);
      deliveries += message.deliveries.length;
      for (const delivery of message.deliveries) {
        const before = parcels.get(delivery.number) ?? [];
        before.push({ message, delivery });
        // Deleting first moves the number to the end of the map: the order of the latest message.
        parcels.delete(delivery.number);
        parcels.set(delivery.number, before);
      }
      for (const oldest of messages.values()) {
        if (deliveries <= keep || oldest === message) break;
        remove(oldest);
      }
    },
    byId: (id) => messages.get(id),
    all: () => [...messages.values()],
    withTag: (tag) => [...messages.values()].filter((message) => message.tag === tag),
    to: (number) => parcels.get(number) ?? [],
    numbers: () => [...parcels.keys()].toReversed(),
    remove,
    clear() {
      messages.clear();
      parcels.clear();
      deliveries = 0;
    },
  };
}

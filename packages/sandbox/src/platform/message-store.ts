import type { Journal } from "./journal.ts";
import type { Delivery, Message } from "./message.ts";

/** Accepted messages by id, by tag and by number. The oldest leave when there are too many. */
export interface MessageStore {
  add(message: Message): void;
  byId(id: number): Message | undefined;
  /** Oldest first. */
  all(): readonly Message[];
  /** Oldest first. */
  withTag(tag: string): readonly Message[];
  /** The deliveries to a number, oldest first. */
  to(number: string): readonly Delivery[];
  /** Numbers that something was sent to, the latest first. */
  numbers(): readonly string[];
  /** Says that a message that is in the store has changed, so that it is stored anew. */
  changed(message: Message): void;
  remove(message: Message): void;
  clear(): void;
}

/** Removed messages at the head of the queue that are let stand before the queue is copied without them. */
const SLACK = 1000;

/**
 * Creates a store. The cost of adding and of removing a message depends on its own deliveries only, however much is
 * stored and however much of it went to one number.
 *
 * @param keep deliveries that are kept at most; the message that is being added always stays, whatever its size
 */
export function createMessageStore(keep: number, journal: Journal): MessageStore {
  const messages = new Map<number, Message>();
  const byNumber = new Map<string, Set<Delivery>>();
  const byTag = new Map<string, Set<Message>>();
  // A Map's own iterator would step over all that was removed at its beginning, again for each message that is added.
  let queue: Message[] = [];
  let head = 0;
  let deliveries = 0;

  function remove(message: Message): void {
    if (!messages.delete(message.id)) return;
    deliveries -= message.deliveries.length;
    for (const delivery of message.deliveries) removeFrom(byNumber, delivery.number, delivery);
    if (message.tag !== undefined) removeFrom(byTag, message.tag, message);
    journal.messageRemoved(message);
  }

  function oldest(): Message | undefined {
    for (; head < queue.length; head += 1) {
      const message = queue[head];
      if (message && messages.get(message.id) === message) return message;
    }
    return undefined;
  }

  return {
    add(message) {
      messages.set(message.id, message);
      queue.push(message);
      deliveries += message.deliveries.length;
      for (const delivery of message.deliveries) {
        const earlier = byNumber.get(delivery.number) ?? new Set();
        earlier.add(delivery);
        // Deleting first moves the number to the end of the map: the order of the latest message.
        byNumber.delete(delivery.number);
        byNumber.set(delivery.number, earlier);
      }
      if (message.tag !== undefined) {
        const tagged = byTag.get(message.tag) ?? new Set();
        byTag.set(message.tag, tagged.add(message));
      }
      journal.messageChanged(message);
      for (let first = oldest(); first && first !== message && deliveries > keep; first = oldest()) remove(first);
      if (head > SLACK && head > queue.length / 2) {
        queue = queue.slice(head);
        head = 0;
      }
    },
    byId: (id) => messages.get(id),
    all: () => [...messages.values()],
    withTag: (tag) => [...(byTag.get(tag) ?? [])],
    to: (number) => [...(byNumber.get(number) ?? [])],
    numbers: () => [...byNumber.keys()].toReversed(),
    changed: journal.messageChanged,
    remove,
    clear() {
      messages.clear();
      byNumber.clear();
      byTag.clear();
      queue = [];
      head = 0;
      deliveries = 0;
    },
  };
}

function removeFrom<Key, Item>(index: Map<Key, Set<Item>>, key: Key, item: Item): void {
  const items = index.get(key);
  items?.delete(item);
  if (items?.size === 0) index.delete(key);
}

/** A queue of items that are due at a time, in milliseconds since 1970; the earliest comes first. */
export interface Agenda<T> {
  add(at: number, item: T): void;
  /** The time of the earliest item; `undefined` when there is none. */
  next(): number | undefined;
  /** Takes out one item that is due at `now` or before. */
  take(now: number): T | undefined;
  clear(): void;
}

/** Creates an empty queue. */
export function createAgenda<T>(): Agenda<T> {
  let entries: { readonly at: number; readonly item: T }[] = [];
  return {
    add(at, item) {
      let low = 0;
      let high = entries.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((entries[middle]?.at ?? Infinity) <= at) low = middle + 1;
        else high = middle;
      }
      entries.splice(low, 0, { at, item });
    },
    next: () => entries[0]?.at,
    take(now) {
      const [first] = entries;
      if (!first || first.at > now) return undefined;
      entries.shift();
      return first.item;
    },
    clear() {
      entries = [];
    },
  };
}

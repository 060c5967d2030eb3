import type { SendOutcome } from "@sms-composer/core/requests";

/** The outcome of all: theirs where they agree, else `unknown`. */
export function outcomeOfAll(portions: readonly SendOutcome[]): SendOutcome["outcome"] {
  const [first, ...others] = new Set(portions.map(({ outcome }) => outcome));
  return first !== undefined && others.length === 0 ? first : "unknown";
}

/** Groups items by key, in the order of its first. `Map.groupBy` is not there in Node 20. */
export function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

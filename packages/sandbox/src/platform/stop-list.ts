import type { Journal } from "./journal.ts";
import type { Stop } from "./stop.ts";

/** The opted-out numbers of the account. */
export interface StopList {
  has(number: string): boolean;
  /** The new entry, or `undefined` when the number is already in the list. */
  add(number: string, createdAt: number): Stop | undefined;
  /** Whether there was an entry of this id. */
  remove(id: number): boolean;
  /** Oldest first. */
  all(): readonly Stop[];
  replace(stops: readonly Stop[]): void;
}

/** Creates an empty list. */
export function createStopList(journal: Journal): StopList {
  const byNumber = new Map<string, Stop>();
  let lastId = 0;
  return {
    has: (number) => byNumber.has(number),
    add(number, createdAt) {
      if (byNumber.has(number)) return undefined;
      const stop = { id: ++lastId, number, createdAt };
      byNumber.set(number, stop);
      journal.record({ stopAdded: stop });
      return stop;
    },
    remove(id) {
      const stop = [...byNumber.values()].find((candidate) => candidate.id === id);
      if (!stop) return false;
      byNumber.delete(stop.number);
      journal.record({ stopRemoved: id });
      return true;
    },
    all: () => [...byNumber.values()],
    replace(stops) {
      byNumber.clear();
      for (const stop of stops) byNumber.set(stop.number, stop);
      lastId = Math.max(0, ...stops.map(({ id }) => id));
    },
  };
}

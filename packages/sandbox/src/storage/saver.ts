import type { Storage } from "./storage.ts";

/** Stores states one after the other; whoever waits gets the next one that holds what they did. */
export interface Saver {
  /** Resolves when a state that was taken after this call is stored. */
  saved(): Promise<void>;
}

export function createSaver(storage: Storage | undefined, snapshot: () => unknown): Saver {
  if (!storage) return { saved: () => Promise.resolve() };
  let current: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return {
    saved() {
      // All that arrives while a state is being written shares the next one.
      next ??= current
        .catch(() => {})
        .then(() => {
          next = undefined;
          current = storage.save(snapshot());
          return current;
        });
      return next;
    },
  };
}

/** Notifies listeners that something changed, never what: a listener that missed one notice misses nothing. */
export interface ChangeFeed {
  /** Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  changed(): void;
}

/** Creates a feed without listeners. */
export function createChangeFeed(): ChangeFeed {
  const listeners = new Set<() => void>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    changed() {
      for (const listener of listeners) listener();
    },
  };
}

/** Tells whoever listens that something changed; never what, so that a listener that missed one misses nothing. */
export interface ChangeFeed {
  /** Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  changed(): void;
}

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

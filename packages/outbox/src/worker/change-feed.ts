/** Values for any number of listeners, each with a queue of its own. */
export interface ChangeFeed<Value> {
  readonly hasListeners: () => boolean;
  readonly push: (value: Value) => void;
  /** Ends every listener's loop. */
  readonly end: () => void;
  readonly values: AsyncIterable<Value>;
}

/** Maximum length of the queue of a listener that does not listen; the oldest event is dropped then. */
const MAX_QUEUE_LENGTH = 10_000;

interface Listener<Value> {
  readonly queue: Value[];
  wake: () => void;
  isOver: boolean;
}

export function createChangeFeed<Value>(): ChangeFeed<Value> {
  const listeners = new Set<Listener<Value>>();

  async function* listen(listener: Listener<Value>): AsyncGenerator<Value, void, undefined> {
    try {
      for (;;) {
        const [value] = listener.queue;
        if (listener.queue.length > 0) {
          listener.queue.shift();
          yield value as Value;
        } else if (listener.isOver) return;
        else await new Promise<void>((resolve) => (listener.wake = resolve));
      }
    } finally {
      listeners.delete(listener);
    }
  }

  return {
    hasListeners: () => listeners.size > 0,
    push(value) {
      for (const listener of listeners) {
        if (listener.queue.length >= MAX_QUEUE_LENGTH) listener.queue.shift();
        listener.queue.push(value);
        listener.wake();
      }
    },
    end() {
      for (const listener of listeners) {
        listener.isOver = true;
        listener.wake();
      }
    },
    values: {
      [Symbol.asyncIterator]() {
        // It hears what happens from now on, not from its first value on.
        const listener: Listener<Value> = { queue: [], wake: () => {}, isOver: false };
        listeners.add(listener);
        return listen(listener);
      },
    },
  };
}

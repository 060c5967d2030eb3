import type { Change } from "../queue/changes.ts";
import type { PortionNews } from "../queue/status.ts";

/** The changes of an account, as a feed reads them from the store. */
export interface ChangeSource {
  /** The number of the last change. */
  readonly last: () => Promise<number>;
  /** The changes after a number, in order, a page at a time; none: that was all. */
  readonly since: (number: number) => Promise<readonly Change[]>;
  /** Milliseconds after which it is asked again, since others write too. */
  readonly pollInterval: number;
  readonly onError: (error: unknown) => void;
}

/** The changes of portions for any number of loops, each of which reads at its own pace. */
export interface ChangeFeed {
  readonly values: AsyncIterable<PortionNews>;
  /** Resolves when the loops that have begun know where they begin. */
  readonly ready: () => Promise<unknown>;
  /** Something has changed: whoever waits looks now. */
  readonly wake: () => void;
  /** Ends every loop after what has changed until now. */
  readonly end: () => Promise<void>;
}

interface Listener {
  /** Changes that are read and not taken yet: one page, or the rest at the end. */
  readonly queue: Change[];
  readonly begun: Promise<void>;
  readonly readPage: () => Promise<boolean>;
  wake: () => void;
  isWoken: boolean;
  isOver: boolean;
}

export function createChangeFeed(source: ChangeSource): ChangeFeed {
  const listeners = new Set<Listener>();

  function listener(): Listener {
    const queue: Change[] = [];
    /** The change that was read last; undefined: where it begins is not known yet. */
    let number: number | undefined;
    const begin = async (): Promise<void> => {
      number = await source.last();
    };
    const page = async (): Promise<boolean> => {
      try {
        if (number === undefined) await begin();
        const changes = await source.since(number ?? 0);
        queue.push(...changes);
        number = changes.at(-1)?.number ?? number;
        return changes.length > 0;
      } catch (error) {
        source.onError(error);
        return false;
      }
    };
    // One page after the other, whoever asks: no change is read twice.
    let reading: Promise<boolean> = Promise.resolve(false);
    return {
      queue,
      begun: begin().catch(() => {}),
      readPage: () => (reading = reading.then(page)),
      wake: () => {},
      isWoken: false,
      isOver: false,
    };
  }

  async function* listen(own: Listener): AsyncGenerator<PortionNews, void, undefined> {
    try {
      await own.begun;
      for (;;) {
        const next = own.queue.shift();
        if (next) yield next.portion;
        else if (own.isOver) return;
        else {
          own.isWoken = false;
          if (!(await own.readPage())) await rest(own);
        }
      }
    } finally {
      listeners.delete(own);
    }
  }

  function rest(own: Listener): Promise<void> | undefined {
    if (own.isWoken || own.isOver) return undefined;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, source.pollInterval);
      own.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const wake = (own: Listener): void => {
    own.isWoken = true;
    own.wake();
  };

  return {
    values: {
      [Symbol.asyncIterator]() {
        // It hears what happens from now on, not from its first value on.
        const own = listener();
        listeners.add(own);
        return listen(own);
      },
    },
    ready: () => Promise.all([...listeners].map(({ begun }) => begun)),
    wake: () => listeners.forEach(wake),
    async end() {
      for (const own of listeners) {
        await own.begun;
        while (await own.readPage());
        own.isOver = true;
        wake(own);
      }
    },
  };
}

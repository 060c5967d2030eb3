/** Time after the last keystroke until the count is spoken, in milliseconds. */
const QUIET = 1000;

/** An announcement; it is said again only when its `key` is another one. */
export interface CountAnnouncement {
  readonly key: string;
  readonly text: string;
}

/** Speaks through a polite live region: at once, or when typing has stopped and something worth saying has changed. */
export class Announcer {
  #say: (text: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #typedAt = 0;
  #counts: (() => CountAnnouncement) | undefined;
  #lastKey: string | undefined;

  /** @param say puts a text into the live region */
  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  now(text: string): void {
    this.stop();
    this.#say(text);
  }

  /**
   * Speaks the count a second after the last call, if their key differs from the one that was said last. The first are
   * silent. They are worked out when they are needed, and one timer waits for all of the typing: a key costs nothing.
   */
  settle(counts: () => CountAnnouncement): void {
    if (this.#lastKey === undefined) {
      this.#lastKey = counts().key;
      return;
    }
    this.#counts = counts;
    this.#typedAt = Date.now();
    this.#timer ??= setTimeout(this.#speakOrWait, QUIET);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #speakOrWait = (): void => {
    const left = this.#typedAt + QUIET - Date.now();
    this.#timer = left > 0 ? setTimeout(this.#speakOrWait, left) : undefined;
    if (this.#timer) return;
    const counts = this.#counts?.();
    if (!counts || counts.key === this.#lastKey) return;
    this.#lastKey = counts.key;
    this.#say(counts.text);
  };
}

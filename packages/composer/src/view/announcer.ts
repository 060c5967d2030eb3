/** How long after the last keystroke the figures are said, in milliseconds. */
const QUIET = 1000;

/** What stands to be said; it is said again only when its `key` is another one. */
export interface Figures {
  readonly key: string;
  readonly text: string;
}

/** Speaks through a polite live region: at once, or when typing has stopped and something worth saying has changed. */
export class Announcer {
  #say: (text: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #typedAt = 0;
  #figures: (() => Figures) | undefined;
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
   * Says the figures a second after the last call, if their key differs from the one that was said last. The first are
   * silent. They are worked out when they are needed, and one timer waits for all of the typing: a key costs nothing.
   */
  settle(figures: () => Figures): void {
    if (this.#lastKey === undefined) {
      this.#lastKey = figures().key;
      return;
    }
    this.#figures = figures;
    this.#typedAt = Date.now();
    this.#timer ??= setTimeout(() => this.#speakOrWait(), QUIET);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #speakOrWait(): void {
    const left = this.#typedAt + QUIET - Date.now();
    this.#timer = left > 0 ? setTimeout(() => this.#speakOrWait(), left) : undefined;
    if (this.#timer) return;
    const figures = this.#figures?.();
    if (!figures || figures.key === this.#lastKey) return;
    this.#lastKey = figures.key;
    this.#say(figures.text);
  }
}

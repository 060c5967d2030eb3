/** How long after the last keystroke the figures are said, in milliseconds. */
const QUIET = 1000;

/** Speaks through a polite live region: at once, or when typing has stopped and something worth saying has changed. */
export class Announcer {
  #say: (text: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastKey: string | undefined;

  /** @param say puts a text into the live region */
  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  now(text: string): void {
    clearTimeout(this.#timer);
    this.#say(text);
  }

  /** Says `text` a second after the last call, if `key` differs from the key that was said last. The first is silent. */
  settle(key: string, text: string): void {
    clearTimeout(this.#timer);
    if (this.#lastKey === undefined || key === this.#lastKey) {
      this.#lastKey = key;
      return;
    }
    this.#timer = setTimeout(() => {
      this.#lastKey = key;
      this.#say(text);
    }, QUIET);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

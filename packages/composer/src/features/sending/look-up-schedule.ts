/** When an unknown send is looked for: milliseconds between one look and the next, ten minutes in all. */
export const LOOK_UP_WAITS: readonly number[] = [3_000, 60_000, 537_000];

/** Looks for an unknown send, until it is found or a person has to decide. */
export class LookUpSchedule {
  #look: (signal: AbortSignal) => Promise<boolean>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;
  #misses = 0;

  /** @param look whether it was found; called again later when it was not */
  constructor(look: (signal: AbortSignal) => Promise<boolean>) {
    this.#look = look;
  }

  /** Starts, or goes on after a stop. `misses`: how often it was looked for in vain. */
  start(misses = this.#misses): void {
    this.stop();
    this.#misses = misses;
    const wait = LOOK_UP_WAITS[misses];
    if (wait !== undefined) this.#timer = setTimeout(() => void this.#lookOnce(true), wait);
  }

  /** Looks at once, beside the schedule: a person has asked for it. */
  async lookNow(): Promise<void> {
    await this.#lookOnce(false);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#abort = undefined;
  }

  async #lookOnce(isScheduled: boolean): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    const isFound = await this.#look(abort.signal);
    if (isFound || abort.signal.aborted || !isScheduled) return;
    this.start(this.#misses + 1);
  }
}

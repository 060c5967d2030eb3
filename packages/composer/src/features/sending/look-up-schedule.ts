/** The waits before an unknown send is looked for: milliseconds between one look and the next, ten minutes in all. */
export const LOOK_UP_WAITS: readonly number[] = [3_000, 60_000, 537_000];

/** Whether a look has found the send; undefined: it is there, and goes on by itself. */
export type LookUpResult = boolean | undefined;

/** Milliseconds until the next look at a send that is under way. */
const UNDER_WAY_WAIT = 2000;

/** Looks for an unknown send, until it is found or a person has to decide. */
export class LookUpSchedule {
  #look: (signal: AbortSignal) => Promise<LookUpResult>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;
  #misses = 0;

  /** @param look called again later until it is found, or was missed at every look */
  constructor(look: (signal: AbortSignal) => Promise<LookUpResult>) {
    this.#look = look;
  }

  /** Starts, or goes on after a stop. `misses`: how often it was looked for in vain. */
  start(misses = this.#misses): void {
    this.stop();
    this.#misses = misses;
    this.#wait(LOOK_UP_WAITS[misses]);
  }

  #wait(milliseconds: number | undefined): void {
    clearTimeout(this.#timer);
    if (milliseconds !== undefined) this.#timer = setTimeout(() => void this.#lookOnce(true), milliseconds);
  }

  /** Looks at once, in place of a look under way, and goes on with the schedule: a person has asked for it. */
  async lookNow(): Promise<void> {
    await this.#lookOnce(false);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  async #lookOnce(isScheduled: boolean): Promise<void> {
    this.stop();
    const { signal } = (this.#abort = new AbortController());
    const isFound = await this.#look(signal);
    if (isFound || signal.aborted) return;
    if (isFound === false && isScheduled) this.#misses++;
    this.#wait(isFound === undefined ? UNDER_WAY_WAIT : LOOK_UP_WAITS[this.#misses]);
  }
}

/** Amounts that are taken close together are kept as one, so that a busy quota needs no more than these. */
const STEPS = 60;

/** Sums of decimal fractions are off in their last binary digits: three times 0.1 is more than 0.3. */
const ROUNDING = 1e-9;

/** A counter of the amount that was taken of one quota within the last `windowMs` milliseconds. */
export class UsageWindow {
  readonly #windowMs: number;
  /** Amounts in the order of time; `until` is when all of one is free again, `from` when the first of it could be. */
  readonly #taken: { amount: number; readonly from: number; until: number }[] = [];

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  isEmpty(now: number): boolean {
    return this.#used(now) === 0;
  }

  hasRoom(amount: number, limit: number, now: number): boolean {
    return amount <= 0 || this.#used(now) + amount <= limit + ROUNDING;
  }

  /** Takes an amount, or with a negative one gives back what was taken last. */
  add(amount: number, now: number): void {
    const last = this.#taken.at(-1);
    const until = now + this.#windowMs;
    if (amount < 0) this.#giveBack(-amount);
    // From the first on, so that what is taken all the time becomes free all the time.
    else if (last && until - last.from < this.#windowMs / STEPS)
      Object.assign(last, { amount: last.amount + amount, until });
    else this.#taken.push({ amount, from: until, until });
  }

  #giveBack(amount: number): void {
    let rest = amount;
    for (const entry of this.#taken.toReversed()) {
      const given = Math.min(rest, entry.amount);
      entry.amount -= given;
      rest -= given;
    }
  }

  #used(now: number): number {
    while (this.#taken[0] && (this.#taken[0].until <= now || this.#taken[0].amount <= 0)) this.#taken.shift();
    return this.#taken.reduce((sum, { amount }) => sum + amount, 0);
  }
}

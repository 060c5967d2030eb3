/** The drafts that have been handed over to the outbox without an end that was reported, and who waits for them. */
export class SendsUnderWay {
  #ids = new Set<string>();
  #givenUp = new Set<string>();
  #awaited: string | undefined;

  /** The element in sight waits for this one from here on. */
  begin(id: string): void {
    this.#ids.add(id);
    this.#awaited = id;
  }

  end(id: string): void {
    this.#ids.delete(id);
    this.#givenUp.delete(id);
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  get isEmpty(): boolean {
    return this.#ids.size === 0;
  }

  /** The element that has waited is no longer in sight. */
  leave(): void {
    this.#awaited = undefined;
  }

  /** Whether the element in sight waits for it. */
  isAwaited(id: string): boolean {
    return this.#awaited === id;
  }

  /**
   * The element in sight waits no longer.
   * @returns the id of what it gave up; `undefined` when that has ended, since the end of a send is reported as well
   */
  giveUp(): string | undefined {
    const id = this.#awaited;
    if (id === undefined || !this.#ids.has(id)) return undefined;
    this.#givenUp.add(id);
    return id;
  }

  isGivenUp(id: string): boolean {
    return this.#givenUp.has(id);
  }
}

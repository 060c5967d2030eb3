/** The time of the platform, which tests can move forward. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Sets the time; from there it runs on, or stands still when it stood still. */
  set(at: number): void;
  /** The time by which the clock has been moved, in milliseconds. */
  readonly offset: number;
  /** Whether the time runs by itself. */
  readonly running: boolean;
}

/** A clock that stands still at `frozenAt`, or one that runs with the machine's when there is none. */
export function createClock(frozenAt?: Date): Clock {
  const start = frozenAt?.getTime();
  const base = start === undefined ? () => Date.now() : () => start;
  let offset = 0;
  return {
    now: () => base() + offset,
    set(at) {
      offset = at - base();
    },
    get offset() {
      return offset;
    },
    running: start === undefined,
  };
}

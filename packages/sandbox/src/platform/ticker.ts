import { settle } from "./delivery-lifecycle.ts";
import type { Platform } from "./platform.ts";

/** Timer that settles the platform whenever something is due, where the clock runs by itself. */
export interface Ticker {
  close(): void;
}

/** The longest that a timer can wait. */
const LONGEST = 2 ** 31 - 1;

/** Starts the timer. */
export function createTicker(platform: Platform): Ticker {
  if (!platform.clock.running) return { close() {} };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const arm = (): void => {
    clearTimeout(timer);
    const next = platform.agenda.next();
    if (next === undefined) return;
    const wait = Math.min(Math.max(next - platform.clock.now(), 0), LONGEST);
    timer = setTimeout(() => {
      settle(platform);
      arm();
    }, wait);
    // A sandbox that nobody closed must not keep a test run alive.
    timer.unref();
  };

  const unsubscribe = platform.changes.subscribe(arm);
  arm();
  return {
    close() {
      unsubscribe();
      clearTimeout(timer);
    },
  };
}

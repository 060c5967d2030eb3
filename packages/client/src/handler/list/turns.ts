import { sleep } from "../../time-limit.ts";

/** Rows that are done before other requests have their turn: a few milliseconds of work. */
const SLICE = 500;

/**
 * A pause to be awaited behind each row of a long list: after each slice of them, other requests are answered.
 */
export function rowTurns(): () => Promise<void> | undefined {
  let rows = 0;
  return () => (++rows % SLICE === 0 ? sleep(0) : undefined);
}

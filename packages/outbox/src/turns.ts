import { setImmediate as turn } from "node:timers/promises";

/** Rows that are done before other work of the process has its turn: a few milliseconds of work. */
const SLICE = 500;

/** A pause to be awaited behind each row: after each slice of them, other work of the process has its turn. */
export function rowTurns(): () => Promise<void> | undefined {
  let rows = 0;
  return () => (++rows % SLICE === 0 ? turn() : undefined);
}

/** The result of work that comes in slices; other work of the process has its turn between them. */
export async function resultInTurns<Result>(slices: Iterator<unknown, Result>): Promise<Result> {
  for (let slice = slices.next(); ; slice = slices.next()) {
    if (slice.done) return slice.value;
    await turn();
  }
}

/** Other work of the process gets its turn. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Runs what comes in slices to its end, with a turn for other work after each. */
export async function inTurns<Result>(slices: Generator<unknown, Result>): Promise<Result> {
  let slice = slices.next();
  while (!slice.done) {
    await nextTurn();
    slice = slices.next();
  }
  return slice.value;
}

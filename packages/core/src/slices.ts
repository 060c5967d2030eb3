/** The result of work that is done in slices, all of them at once. */
export function resultOf<Result>(slices: Iterator<unknown, Result>): Result {
  let slice = slices.next();
  while (!slice.done) slice = slices.next();
  return slice.value;
}

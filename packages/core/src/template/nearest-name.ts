import { foldName } from "./field-names.ts";

/** Longer names are not compared: nobody mistypes a sentence. */
const LONGEST = 64;

/**
 * The name that was probably meant: the one with the fewest letters to change, at most a third of them, or one that the
 * written name is a part of.
 *
 * @returns undefined when none is near
 */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  const folded = foldName(written);
  if (!folded || folded.length > LONGEST) return undefined;
  let nearest: string | undefined;
  let fewest = Infinity;
  for (const name of names) {
    const other = foldName(name);
    if (other.length > LONGEST) continue;
    const isPart = Math.min(folded.length, other.length) > 2 && (other.includes(folded) || folded.includes(other));
    const changes = isPart ? 1 : editDistance(folded, other);
    if (changes < fewest && changes <= Math.max(3, folded.length, other.length) / 3) {
      fewest = changes;
      nearest = name;
    }
  }
  return nearest;
}

/** Letters to insert, delete, replace or exchange with their neighbour (optimal string alignment). */
function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const isChanged = from[row - 1] !== to[column - 1];
      // Before the first letter there is none, which equals no letter.
      const isExchanged = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + Number(isChanged),
        isExchanged ? at(before, column - 2) + 1 : Infinity,
      );
    }
    before = previous;
    previous = current;
  }
  return at(previous, to.length);
}

/** An element that the loops above have written. */
function at(row: readonly number[], index: number): number {
  return row[index] as number;
}

/** A name folded for loose matching: without case, accents, spaces, `-` and `_`. */
export function foldName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\p{M}\s_-]/gu, "")
    .toLowerCase();
}

/** The letters that a spreadsheet gives a column: `A` for 0, `Z` for 25, `AA` for 26. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

const nameByLetters = (index: number): string => `Column ${columnLetters(index)}`;

/**
 * The names by which the columns of a list can stand in a text, in the order of the columns. A name is the column's
 * heading without `{`, `}` and `|`, its blanks single; a heading without anything else gets the name of its letters; of
 * two that differ in nothing but case, accents, spaces, `-` and `_`, the second gets ` 2`, and so on.
 *
 * @param nameless names a column without a heading, in the language of whoever shows it
 * @default nameless `Column C` for the third column
 */
export function fieldNames(headings: readonly string[], nameless: (index: number) => string = nameByLetters): string[] {
  const taken = new Set<string>();
  /** The number of columns with each heading, so that a thousand equal ones are not tried a thousand times each. */
  const counts = new Map<string, number>();
  return headings.map((heading, index) => {
    const written = heading.replace(/[{}|]/g, "").replace(/\s+/g, " ").trim();
    const base = foldName(written) ? written : nameless(index);
    const folded = foldName(base);
    let count = counts.get(folded) ?? 1;
    let name = base;
    while (taken.has(foldName(name))) name = `${base} ${++count}`;
    counts.set(folded, count);
    taken.add(foldName(name));
    return name;
  });
}

/** The fields of a list, to be looked up by what stands between braces. */
export interface FieldIndex {
  /** The name of each field: the column's heading where it can stand between braces as it is. */
  readonly names: readonly string[];
  /**
   * The column of a name: exactly first, then loosely.
   *
   * @returns undefined when no column has it
   */
  readonly find: (name: string) => number | undefined;
}

/** Indexes the headings of a list by their names, exact and folded. */
export function indexFields(headings: readonly string[]): FieldIndex {
  const names = fieldNames(headings);
  const exact = new Map<string, number>();
  const folded = new Map<string, number>();
  const add = (map: Map<string, number>, name: string, index: number): void => {
    if (name && !map.has(name)) map.set(name, index);
  };
  for (const list of [headings, names]) list.forEach((name, index) => add(exact, name, index));
  for (const list of [names, headings]) list.forEach((name, index) => add(folded, foldName(name), index));
  return {
    names: headings.map((heading, index) =>
      exact.get(heading) === index && !/[{}|]/.test(heading) ? heading : (names[index] as string),
    ),
    find: (name) => exact.get(name) ?? exact.get(name.trim()) ?? folded.get(foldName(name)),
  };
}

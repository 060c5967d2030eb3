/** Numbers and plurals as one language writes them. */
export interface Formats {
  /** BCP 47 tag, such as `fr-CA`. */
  readonly tag: string;
  number(value: number): string;
  /** `value` with the noun in the form that the language asks for. */
  count(value: number, one: string, other: string): string;
}

/** @param tag BCP 47 tag */
export function formatsOf(tag: string): Formats {
  const plurals = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  const hasPlainDigits = numbers.format(907) === "907";
  // Asking Intl for the shape of small numbers, which nothing groups, would be felt at every key.
  const number = (value: number): string =>
    hasPlainDigits && Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : numbers.format(value);
  // So would asking it anew for the form of a number that was asked for before.
  const forms = new Map<number, boolean>();
  const isOne = (value: number): boolean => {
    const known = forms.get(value) ?? plurals.select(value) === "one";
    forms.set(value, known);
    return known;
  };
  return {
    tag,
    number,
    // A number is not parted from its noun at the end of a line.
    count: (value, one, other) => `${number(value)}\u00a0${isOne(value) ? one : other}`,
  };
}

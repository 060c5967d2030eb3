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
  const { format } = new Intl.NumberFormat(tag);
  // Asking Intl for the shape of a number below 10,000, which at most one sign parts, would be felt at every key.
  const sign = format(1907).split(/1|907/)[1];
  const number = (value: number): string =>
    (value >>> 0) % 10_000 === value && sign !== undefined ? `${value}`.replace(/\B(?=...$)/, sign) : format(value);
  // So would asking it anew for the form of a number that was asked for before.
  const forms: Record<number, string> = {};
  return {
    tag,
    number,
    // A number is not parted from its noun at the end of a line.
    count: (value, one, other) =>
      `${number(value)}\u00a0${(forms[value] ??= plurals.select(value)) === "one" ? one : other}`,
  };
}

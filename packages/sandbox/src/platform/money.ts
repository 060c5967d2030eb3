/**
 * An amount of money in millionths of its currency, always a whole number: sums of prices such as 0.038 stay exact,
 * which they do not in binary fractions.
 */
export type Amount = number;

const ONE = 1_000_000;
const DECIMAL = /^(\d{1,9})(?:\.(\d{1,6}))?$/;

/** Reads a decimal such as `12`, `"0.900"` or `0.038`. Throws a RangeError when it has more than six decimals or a sign. */
export function amountOf(decimal: number | string): Amount {
  const match = DECIMAL.exec(String(decimal).trim());
  if (!match) throw new RangeError(`Not an amount of money: ${String(decimal)}`);
  const [, whole = "", fraction = ""] = match;
  return Number(whole) * ONE + Number(fraction.padEnd(6, "0"));
}

/** Converts an amount to a number in euros, such as `0.038`. */
export function toNumber(amount: Amount): number {
  return amount / ONE;
}

/** Writes an amount as the API's balance: a string with three decimals, more only when the amount needs them. */
export function toDecimal(amount: Amount): string {
  const digits = String(amount).padStart(7, "0");
  const fraction = digits.slice(-6).replace(/0{1,3}$/, "");
  return `${digits.slice(0, -6)}.${fraction}`;
}

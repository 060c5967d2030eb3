import type { Formats } from "./formats.ts";

/** `amount` in `currency` (ISO 4217), with as many decimals as the currency has; `exact` keeps up to four. */
export function money({ tag, number }: Formats, amount: number, currency: string, exact = false): string {
  // Intl throws for what is no code of three letters, such as "€".
  if (!/^[a-z]{3}$/i.test(currency)) return `${number(amount)} ${currency}`;
  const digits = exact ? { maximumFractionDigits: 4 } : {};
  return new Intl.NumberFormat(tag, { style: "currency", currency, ...digits }).format(amount);
}

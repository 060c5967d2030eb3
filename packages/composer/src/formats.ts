/** Numbers, money, moments and plurals as one language writes them. */
export interface Formats {
  number(value: number): string;
  /** `amount` in `currency` (ISO 4217), with as many decimals as the currency has; `exact` keeps up to four. */
  money(amount: number, currency: string, exact?: boolean): string;
  /** The moment on the clock of Europe/Paris. */
  moment(date: Date): string;
  /** `value` with the noun in the form that the language asks for. */
  count(value: number, one: string, other: string): string;
}

/** @param locale BCP 47 tag, such as `fr-CA` */
export function formatsOf(locale: string): Formats {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const number = (value: number): string => numbers.format(value);
  return {
    number,
    money: (amount, currency, exact) => {
      const digits = exact ? { maximumFractionDigits: 4 } : {};
      // Intl throws for what is no code of three letters, such as "€".
      return /^[a-z]{3}$/i.test(currency)
        ? new Intl.NumberFormat(locale, { style: "currency", currency, ...digits }).format(amount)
        : `${number(amount)} ${currency}`;
    },
    moment: (date) =>
      new Intl.DateTimeFormat(locale, {
        weekday: "long",
        day: "numeric",
        month: "long",
        hour: "numeric",
        minute: "2-digit",
        timeZone: "Europe/Paris",
      }).format(date),
    count: (value, one, other) => `${number(value)} ${plurals.select(value) === "one" ? one : other}`,
  };
}

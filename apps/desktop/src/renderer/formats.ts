import type { Language } from "../messages/languages.ts";
import type { ViewContext } from "./view-context.ts";

/** Formats are dear to make and cheap to use: one of each, for each language. */
function remembered<Format>(make: (language: Language, detail: string) => Format) {
  const known = new Map<string, Format>();
  return (language: Language, detail = ""): Format => {
    const key = `${language} ${detail}`;
    const format = known.get(key) ?? make(language, detail);
    known.set(key, format);
    return format;
  };
}

const MINUTES = { hour: "2-digit", minute: "2-digit" } as const;
const timeFormat = remembered((language) => new Intl.DateTimeFormat(language, MINUTES));
const dateFormat = remembered(
  (language) => new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", ...MINUTES }),
);
const weekdayFormat = remembered((language, year) => {
  const day = { weekday: "long", day: "numeric", month: "long" } as const;
  return new Intl.DateTimeFormat(language, { ...day, ...(year && { year: "numeric" }) });
});
const relativeDayFormat = remembered((language) => new Intl.RelativeTimeFormat(language, { numeric: "auto" }));
const parisFormat = remembered((language) => {
  const day = { weekday: "long", day: "numeric", month: "long" } as const;
  return new Intl.DateTimeFormat(language, { ...day, ...MINUTES, timeZone: "Europe/Paris" });
});
const numberFormat = remembered((language) => new Intl.NumberFormat(language));
const moneyFormat = remembered(
  (language, currency) => new Intl.NumberFormat(language, { style: "currency", currency, maximumFractionDigits: 3 }),
);
const amountFormat = remembered((language) => new Intl.NumberFormat(language, { maximumFractionDigits: 3 }));

const monthFormat = remembered((language) => new Intl.DateTimeFormat(language, { month: "long", year: "numeric" }));

/** A month such as `2026-11`. */
export function monthText(month: string, { language }: ViewContext): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return monthFormat(language).format(new Date(year, number - 1));
}

/** A date and time as people write it here: the time alone when it is today. */
export function dateTimeText(date: number, { language }: ViewContext): string {
  const sameDay = new Date(date).toDateString() === new Date().toDateString();
  return (sameDay ? timeFormat : dateFormat)(language).format(date);
}

/** The time alone, under the day that it is of. */
export function timeText(date: number, { language }: ViewContext): string {
  return timeFormat(language).format(date);
}

/** A day as a heading: today, yesterday, else its date, with the year where it is not this one. */
export function dayText(date: number, { language }: Pick<ViewContext, "language">, now = new Date()): string {
  const then = new Date(date);
  const daysAgo = [0, 1].find(
    (days) => then.toDateString() === new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).toDateString(),
  );
  const text =
    daysAgo === undefined
      ? weekdayFormat(language, then.getFullYear() === now.getFullYear() ? "" : "with year").format(then)
      : relativeDayFormat(language).format(-daysAgo, "day");
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** A date and time at the provider: schedules are in Paris time. */
export function parisText(date: number, { language }: ViewContext): string {
  return parisFormat(language).format(date);
}

export function numberText(number: number, { language }: ViewContext): string {
  return numberFormat(language).format(number);
}

export function moneyText(amount: number, currency: string, { language }: ViewContext): string {
  // The provider may write its currency in another way than ISO 4217 does, which `Intl` refuses.
  if (!/^[A-Z]{3}$/i.test(currency)) return `${amountFormat(language).format(amount)} ${currency}`;
  return moneyFormat(language, currency).format(amount);
}

/** A French number in its usual groups; others as they are. */
export function phoneText(phone: string): string {
  return phone.replace(/^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, "0$1 $2 $3 $4 $5");
}

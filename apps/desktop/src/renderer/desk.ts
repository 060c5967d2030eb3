import type { AccountFacts } from "../account/account.ts";
import type { News } from "../bridge/call-names.ts";
import type { DesktopCalls } from "../bridge/calls.ts";
import type { Messages } from "../messages/en.ts";
import type { Language } from "../messages/languages.ts";
import type { Settings } from "../settings/settings.ts";

/** What the preload hands to the page. */
export interface DesktopBridge extends DesktopCalls {
  onNews(listener: (news: News) => void): void;
}

declare global {
  interface Window {
    readonly desktop: DesktopBridge;
  }
}

/** What every view works with. */
export interface Desk {
  readonly calls: DesktopBridge;
  readonly words: Messages;
  readonly language: Language;
  readonly settings: Settings;
  readonly account: AccountFacts | undefined;
  readonly dataFolder: string;
  readonly version: string;
}

/** A moment as people say it here: the day only when it is not today. */
export function momentText(moment: number, { language }: Desk, now = Date.now()): string {
  const sameDay = new Date(moment).toDateString() === new Date(now).toDateString();
  const day = sameDay ? {} : ({ day: "numeric", month: "short", year: "numeric" } as const);
  return new Intl.DateTimeFormat(language, { ...day, hour: "2-digit", minute: "2-digit" }).format(moment);
}

/** A moment at the provider: schedules are in Paris time. */
export function parisText(moment: number, { language }: Desk): string {
  const options = { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat(language, { ...options, timeZone: "Europe/Paris" }).format(moment);
}

export function moneyText(amount: number, currency: string, { language }: Desk): string {
  return new Intl.NumberFormat(language, { style: "currency", currency, maximumFractionDigits: 3 }).format(amount);
}

/** A French number in its usual groups; others as they are. */
export function phoneText(phone: string): string {
  return phone.replace(/^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, "0$1 $2 $3 $4 $5");
}

import type { Messages } from "../../messages/en/index.ts";

/** A time of the history, as a person names it. */
export type Period = keyof Messages["outbox"]["periods"];

/** Two days such as `2026-11-29`, both included; either may be empty. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * The bounds of a period on this computer's clock, in milliseconds since 1970; `until` is not part of it.
 * @param days the days of `between`
 */
export function boundsOf(period: Period, now: Date, days: Days): { since?: number; until?: number } {
  const day = (offset: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + offset).getTime();
  const month = (offset: number) => new Date(now.getFullYear(), now.getMonth() + offset, 1).getTime();
  switch (period) {
    case "all":
      return {};
    case "today":
      return { since: day(0) };
    case "week":
      return { since: day(-6) };
    case "month":
      return { since: month(0) };
    case "lastMonth":
      return { since: month(-1), until: month(0) };
    case "year":
      return { since: new Date(now.getFullYear(), 0, 1).getTime() };
    case "between":
      return { ...bound("since", days.from, 0), ...bound("until", days.to, 1) };
  }
}

function bound(name: "since" | "until", text: string, offset: number): { since?: number; until?: number } {
  const [year, month, day] = text.split("-").map(Number);
  if (year === undefined || month === undefined || day === undefined) return {};
  const at = new Date(year, month - 1, day + offset).getTime();
  return Number.isNaN(at) ? {} : { [name]: at };
}

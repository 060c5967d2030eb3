import { fromParisTime, parisTime } from "@sms-composer/core/forecast";
import { costOf } from "../platform/message.ts";
import { toDecimal } from "../platform/money.ts";
import type { Platform } from "../platform/platform.ts";
import { toUnixTime } from "../time/time-format.ts";
import { textOf, type Parameters } from "../wire/parameters.ts";
import { shorten } from "../wire/send-options.ts";
import type { Call } from "./call.ts";

/** Months since the year 0, by the calendar of Paris. */
type Month = number;

const MONTH_NAMES = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });

/** GET /statistics/cost-resume: what was spent, month by month; as documented, 5 times in a minute. */
export const costResume: Call = {
  name: "statistics/cost-resume",
  method: "GET",
  perMinute: 5,
  run(parameters, platform) {
    const months = readMonths(parameters, platform.clock.now());
    if (!months) {
      const written = textOf(parameters, "interval") ?? "";
      return {
        code: 9,
        fields: [{ element: "interval", code: 9, say: (texts) => texts.notAnOption(shorten(written)) }],
      };
    }
    const { first, last } = months;
    const datas = Array.from({ length: last - first + 1 }, (_, index) => lineOf(platform, first + index));
    return { body: { success: true, datas } };
  },
};

/** The months of an interval; undefined for none. The one that is running belongs to the last twelve, not to the last. */
function readMonths(parameters: Parameters, now: number): { first: Month; last: Month } | undefined {
  const current = monthOf(now);
  switch (textOf(parameters, "interval")) {
    case "last_month":
      return { first: current - 1, last: current - 1 };
    case "last_twelve_months":
      return { first: current - 11, last: current };
    case "custom": {
      const first = readDay(textOf(parameters, "from"));
      const last = readDay(textOf(parameters, "to"));
      return first !== undefined && last !== undefined && first <= last ? { first, last } : undefined;
    }
    default:
      return undefined;
  }
}

function lineOf({ messages }: Platform, month: Month): Readonly<Record<string, string>> {
  const [year, zeroBased] = [Math.floor(month / 12), month % 12];
  const sent = messages.all().filter(({ createdAt, sandbox, cancelledAt }) => {
    return !sandbox && cancelledAt === undefined && monthOf(createdAt) === month;
  });
  return {
    month: MONTH_NAMES.format(new Date(Date.UTC(year, zeroBased))).toLowerCase(),
    year: String(year),
    m: String(zeroBased + 1).padStart(2, "0"),
    date: toUnixTime(fromParisTime({ year, month: zeroBased + 1, day: 1, hour: 0, minute: 0 }).getTime()),
    type: "month",
    cost: toDecimal(sent.reduce((sum, message) => sum + costOf(message), 0)),
    nb_send: String(sent.flatMap(({ deliveries }) => deliveries).filter(({ stopped }) => !stopped).length),
  };
}

function monthOf(time: number): Month {
  const { year, month } = parisTime(new Date(time));
  return year * 12 + month - 1;
}

/** The month of a day such as `30-11-2026`. */
function readDay(day: string | undefined): Month | undefined {
  const [, month, year] = /^\d\d-(0[1-9]|1[0-2])-(\d{4})$/.exec(day ?? "") ?? [];
  return year === undefined ? undefined : Number(year) * 12 + Number(month) - 1;
}

import * as z from "zod/mini";
import { dateTime, number, text } from "../wire-value.ts";
import { COMMON_CODES } from "./common-codes.ts";
import { defineCall } from "./define-call.ts";

/** The time that a summary of costs is for. Days are written `2026-11-30`; both belong to it. */
export type CostPeriod = "last-month" | "last-twelve-months" | { readonly from: string; readonly to: string };

/** The amount that an account has spent in a month. */
export interface MonthCost {
  readonly year: number;
  /** A month from 1 to 12. */
  readonly month: number;
  /** The amount, in the account's currency. */
  readonly cost: number;
  /** The API's `nb_send`. */
  readonly sends: number;
  /** The day or the month that the line is of. */
  readonly at: Date;
}

const month = z.pipe(
  z.object({ month: text, year: number, m: number, date: dateTime, type: text, cost: number, nb_send: number }),
  z.transform(({ year, m, cost, nb_send, date }): MonthCost => ({ year, month: m, cost, sends: nb_send, at: date })),
);

export const costs = defineCall({
  name: "costs",
  method: "GET",
  path: "/statistics/cost-resume",
  isRead: true,
  codes: COMMON_CODES,
  parameters: (period: CostPeriod) =>
    typeof period === "string"
      ? { interval: period.replaceAll("-", "_") }
      : { interval: "custom", from: toWireDay(period.from), to: toWireDay(period.to) },
  // The documented answer has no code.
  acceptedWith: "datas",
  answer: z.pipe(
    z.object({ datas: z.array(month) }),
    z.transform(({ datas }): readonly MonthCost[] => datas),
  ),
});

/** `30-11-2026`. @throws RangeError for what is no day. */
function toWireDay(day: string): string {
  const [, year, monthOfYear, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (date === undefined) throw new RangeError(`A day is written 2026-11-30, not ${JSON.stringify(day)}`);
  return `${date}-${monthOfYear}-${year}`;
}

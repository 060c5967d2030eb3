import type { StoreContext } from "../store/batch-rows.ts";

/** What was sent in one month with one account. */
export interface MonthSum {
  /** By the computer's clock, such as `2026-11`. */
  readonly month: string;
  readonly account: string;
  readonly messages: number;
  /** Recipients of requests that the provider accepted. */
  readonly recipients: number;
  /** SMS billed; of what was found by its tag alone nothing is known. */
  readonly sms: number;
  readonly delivered: number;
  /** Not delivered or not handed over. */
  readonly notDelivered: number;
  readonly cost: number;
  /** ISO 4217 code; absent while nothing was billed. */
  readonly currency?: string;
}

interface MonthRow extends Omit<MonthSum, "currency"> {
  readonly currency: string | null;
}

/** The months of an account in which something was accepted, the latest first. */
export function sumMonths({ db }: StoreContext, account: string, most = 12): MonthSum[] {
  return db
    .all<MonthRow>(
      `SELECT strftime('%Y-%m', queued_at / 1000, 'unixepoch', 'localtime') AS month, account,
        count(DISTINCT message.number) AS messages, sum(recipients) AS recipients, coalesce(sum(sms), 0) AS sms,
        sum(delivered) AS delivered, sum(not_delivered + failed) AS notDelivered, coalesce(sum(cost), 0) AS cost, currency
        FROM message JOIN batch ON message_id = message.id
        WHERE state = 'accepted' AND account = ? GROUP BY month, currency ORDER BY month DESC LIMIT ?`,
      account,
      most,
    )
    .map(({ currency, ...sum }) => ({ ...sum, ...(currency === null ? {} : { currency }) }));
}

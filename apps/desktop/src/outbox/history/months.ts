import type { StoreContext } from "../store/batch-rows.ts";

/** Sums of one month and one account. */
export interface MonthSum {
  /** The month by the computer's clock, such as `2026-11`. */
  readonly month: string;
  readonly account: string;
  readonly messages: number;
  /** Recipients of requests that the provider accepted. */
  readonly recipients: number;
  /** SMS billed; of what was found by its tag alone nothing is known. */
  readonly sms: number;
  readonly delivered: number;
  readonly cost: number;
  /** ISO 4217 code; absent while nothing was billed. */
  readonly currency?: string;
}

interface SumRow extends Omit<MonthSum, "month" | "account" | "currency"> {
  readonly currency: string | null;
}

const MAX_MONTHS = 12;

/**
 * The last twelve months in which something of an account was accepted, the latest first; a step for each month, so
 * that other work gets its turn in between.
 */
export function* sumMonths({ db, now }: StoreContext, account: string): Generator<readonly MonthSum[], void> {
  const first = db.first<{ at: number | null }>("SELECT min(queued_at) AS at FROM message WHERE account = ?", account);
  if (!first || first.at === null) return;
  const today = new Date(now());
  let found = 0;
  for (let back = -1; found < MAX_MONTHS; back++) {
    // From the next month on, since a clock may have been set back.
    const begin = new Date(today.getFullYear(), today.getMonth() - back, 1);
    const end = new Date(today.getFullYear(), today.getMonth() - back + 1, 1);
    if (end.getTime() <= first.at) return;
    // With the sign SQLite does not walk every accepted request of the history for each message of the month.
    const rows = db.all<SumRow>(
      `SELECT count(DISTINCT message.number) AS messages, sum(recipients) AS recipients, coalesce(sum(sms), 0) AS sms,
        sum(delivered) AS delivered, coalesce(sum(cost), 0) AS cost, currency
        FROM message CROSS JOIN batch ON message_id = message.id
        WHERE account = ? AND queued_at >= ? AND queued_at < ? AND +state = 'accepted' GROUP BY currency`,
      account,
      begin.getTime(),
      end.getTime(),
    );
    if (rows.length > 0) found++;
    const month = `${begin.getFullYear()}-${String(begin.getMonth() + 1).padStart(2, "0")}`;
    yield rows.map(({ currency, ...sum }) => ({ month, account, ...sum, ...(currency === null ? {} : { currency }) }));
  }
}

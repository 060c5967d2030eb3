import type { OutboxContext } from "./portion-rows.ts";
import { newsOf, PORTIONS, type PortionNews, type PortionWithRows } from "./status.ts";

/** A portion that has changed, as it is now. */
export interface Change {
  /** The number of its last change, which counts the changes of the account. */
  readonly number: number;
  readonly portion: PortionNews;
}

/** Changes that are read at a time. */
const PAGE = 100;

/** The number of the last change of the account, whichever process made it. */
export async function lastChange({ account, database }: OutboxContext): Promise<number> {
  const { read } = await database();
  const row = await read((sql) =>
    sql.first<{ changes: number }>("SELECT changes FROM sms_outbox_account WHERE account = ?", account),
  );
  return row?.changes ?? 0;
}

/** The portions that have changed since the change of a number, in the order of their last changes; at most 100. */
export async function changesSince({ account, database }: OutboxContext, number: number): Promise<readonly Change[]> {
  const { read } = await database();
  const rows = await read((sql) =>
    sql.all<PortionWithRows & { readonly change_number: number }>(
      `${PORTIONS} WHERE portion.account = ? AND change_number > ? ORDER BY change_number LIMIT ${PAGE}`,
      account,
      number,
    ),
  );
  return rows.map((row) => ({ number: row.change_number, portion: newsOf(row) }));
}

import type { Reason } from "../machine/answers.ts";
import { nextAccountCheck } from "../machine/timing.ts";
import type { Transaction } from "../database/sql-database.ts";
import type { OutboxContext } from "./portion-rows.ts";

/** The maximum pace of an account, all of its processes together. After a 429 it is slower for a while by itself. */
export interface Pace {
  /** Requests a second. @default as fast as the gateway answers */
  readonly requestsPerSecond?: number;
  /** Texts a second. What is of high priority does not wait for those of a campaign. */
  readonly textsPerSecond?: number;
}

/** The state of an account that all processes share. */
export interface AccountRow {
  /** The time at which the next request may leave. */
  readonly next_at: number;
  /** The time before which nothing leaves: the gateway asked to wait, or could not be reached. */
  readonly blocked_until: number;
  /** The factor by which the account sends slower than its pace; 1 or more. */
  readonly slowdown: number;
  /** The reason why the account sends nothing until it is put right. */
  readonly hold_reason: string | null;
  readonly check_at: number | null;
  readonly tries: number;
}

const NEW_ACCOUNT: AccountRow = {
  next_at: 0,
  blocked_until: 0,
  slowdown: 1,
  hold_reason: null,
  check_at: null,
  tries: 0,
};

/** The state of the account, locked until the transaction ends. */
export async function lockAccount({ database, account }: OutboxContext, sql: Transaction): Promise<AccountRow> {
  const { dialect } = await database();
  const row = await sql.first<AccountRow>(
    `SELECT * FROM sms_outbox_account WHERE account = ?${dialect.forUpdate}`,
    account,
  );
  return row ?? NEW_ACCOUNT;
}

/** Milliseconds between requests of an account that has no pace, and was asked to be slower. */
const INTERVAL_WHEN_SLOW = 50;
const MAX_SLOWDOWN = 64;
const RECOVERY_FACTOR = 0.9;

/** Milliseconds between a request with so many texts and the next. */
export function intervalOf(
  { requestsPerSecond = Infinity, textsPerSecond = Infinity }: Pace,
  slowdown: number,
  texts: number,
): number {
  const interval = Math.max(1000 / requestsPerSecond, (1000 * texts) / textsPerSecond);
  return Math.max(interval, slowdown > 1 ? INTERVAL_WHEN_SLOW : 0) * slowdown;
}

/** The gateway took a request: it may be asked a little faster again. */
export async function shortenInterval(
  { account }: OutboxContext,
  sql: Transaction,
  { slowdown }: AccountRow,
): Promise<void> {
  if (slowdown <= 1) return;
  const next = slowdown * RECOVERY_FACTOR < 1.05 ? 1 : slowdown * RECOVERY_FACTOR;
  await sql.run("UPDATE sms_outbox_account SET slowdown = ? WHERE account = ?", next, account);
}

/** The gateway takes no request before `until`; with a refusal for haste they follow one another more slowly from then on. */
export async function block(
  { account }: OutboxContext,
  sql: Transaction,
  { blocked_until, slowdown }: AccountRow,
  reason: Reason,
  until: number,
): Promise<void> {
  const slower = reason.kind === "rate-limited" ? Math.min(slowdown * 2, MAX_SLOWDOWN) : slowdown;
  await sql.run(
    "UPDATE sms_outbox_account SET blocked_until = ?, slowdown = ? WHERE account = ?",
    Math.max(blocked_until, until),
    slower,
    account,
  );
}

/** The account has to be put right: nothing of it is sent before a question at `until` has found it so. */
export async function holdAccount(
  { account }: OutboxContext,
  sql: Transaction,
  reason: Reason,
  until: number,
): Promise<void> {
  await sql.run(
    "UPDATE sms_outbox_account SET hold_reason = ?, check_at = ?, tries = 0 WHERE account = ? AND hold_reason IS NULL",
    JSON.stringify(reason),
    until,
    account,
  );
}

/** Writes down whether the account was found to be put right: then all that waited for it goes on. */
export async function settleAccount(context: OutboxContext, isPutRight: boolean): Promise<void> {
  const { account, database, timeOf } = context;
  const { transaction } = await database();
  const isReleased = await transaction(async (sql) => {
    const at = timeOf(sql);
    const { hold_reason, tries } = await lockAccount(context, sql);
    if (hold_reason === null) return false;
    if (!isPutRight) {
      await sql.run(
        "UPDATE sms_outbox_account SET check_at = ?, tries = ? WHERE account = ?",
        nextAccountCheck(tries, at),
        tries + 1,
        account,
      );
      return false;
    }
    await sql.run(
      "UPDATE sms_outbox_account SET hold_reason = NULL, check_at = NULL, tries = 0 WHERE account = ?",
      account,
    );
    return true;
  });
  if (!isReleased) return;
  // On its own: who holds a portion may be waiting for the account.
  await transaction(async (sql) => {
    const at = timeOf(sql);
    await sql.run(
      "UPDATE sms_outbox_portion SET due_at = ?, tries = 0 WHERE account = ? AND state = 'queued' AND due_at > ?",
      at,
      account,
      at,
    );
  });
}

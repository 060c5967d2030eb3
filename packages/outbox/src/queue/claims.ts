import type { AccountNeeds } from "../provider/provider.ts";
import type { Reason } from "../machine/answers.ts";
import { needsLookup } from "../machine/timing.ts";
import type { Transaction } from "../database/sql-database.ts";
import { intervalOf, lockAccount, type AccountRow, type Pace } from "./account.ts";
import { followClock, watchClock } from "./clock.ts";
import {
  apply,
  entriesOf,
  lockPortion,
  optionsOf,
  type Entries,
  type OutboxContext,
  type PortionRow,
} from "./portion-rows.ts";

/** A portion that is left to one worker until its lease ends. */
export interface Claim {
  readonly portion: PortionRow;
  /** Drawn for this claim: who has another has lost it. */
  readonly token: string;
}

/** A portion whose attempt is on disk: the request may now be made once. */
export interface Attempt extends Claim {
  readonly entries: Entries;
}

/** The next thing that a worker does. */
export type Task =
  | ({ readonly kind: "send" } & Attempt)
  /** It waited, and may have gone from another copy of this database: it is looked up before it is sent. */
  | ({ readonly kind: "look-first" } & Claim)
  | ({ readonly kind: "look-up" } & Claim)
  /** The host is to be called with what became of it, or asked. */
  | ({ readonly kind: "report" } & Claim)
  /** The account was refused: ask whether it is put right. */
  | { readonly kind: "account"; readonly reason: Reason; readonly needs: AccountNeeds };

/** The duties of a worker, and its pace. */
export interface WorkerDuties {
  /** Whether it takes only what is of high priority, and only sends. */
  readonly isHighLane: boolean;
  readonly pace: Pace;
  readonly asksWhatIsUncertain: boolean;
  /** A call that reads is under way: what is not to be sent waits for its end. */
  readonly sendsOnly?: boolean;
}

/** The result of a claim: a task, or when to look again. */
export interface Found {
  readonly task?: Task;
  /** Milliseconds until something is due; undefined: nothing waits. */
  readonly dueIn?: number;
  /** Whether a portion has changed on the way. */
  readonly isChanged: boolean;
}

const FREE = "(lease_until IS NULL OR lease_until <= ?)";
const DOUBTFUL = "state IN ('unknown', 'needs-user', 'given-up')";

/**
 * Claims the next thing that is due. What begins to be sent is on disk when this resolves.
 * @param token drawn for this claim; where this rejects, `releaseAttempt` takes back what may have begun under it
 */
export async function claimTask(context: OutboxContext, duties: WorkerDuties, token: string): Promise<Found> {
  const { transaction, dialect } = await context.database();
  if (context.clock.isSetBack) await followClock(context);
  return transaction(async (sql): Promise<Found> => {
    const at = context.timeOf(sql);
    if (await watchClock(context, sql, at)) return { dueIn: 0, isChanged: false };
    const lock = dialect.skipLocked;
    const isChanged = !duties.isHighLane && (await recoverLost(context, sql, lock, at));
    const account = await lockAccount(context, sql);
    const pick = (where: string, ...values: (string | number)[]) =>
      sql.first<PortionRow>(
        `SELECT * FROM sms_outbox_portion WHERE account = ? AND ${FREE} AND ${where} LIMIT 1${lock}`,
        context.account,
        at,
        ...values,
      );
    const kept = async (kind: "look-up" | "report" | "look-first", portion: PortionRow): Promise<Task> => {
      return { kind, portion, token: await keep(context, sql, portion, token, at) };
    };

    if (!duties.isHighLane && !duties.sendsOnly) {
      if (account.hold_reason !== null && (account.check_at ?? 0) <= at) {
        const task = await accountTask(context, sql, account, at);
        if (task) return { task, isChanged };
      }
      const unreported = context.reportsOutcomes
        ? "is_reported = 0 AND state IN ('accepted', 'failed', 'cancelled', 'given-up', 'needs-user')"
        : "is_reported = 0 AND state = 'needs-user'";
      if (context.reportsOutcomes || duties.asksWhatIsUncertain) {
        const portion = await pick(`${unreported} ORDER BY id`);
        if (portion) return { task: await kept("report", portion), isChanged };
      }
      const doubtful = await pick(`due_at <= ? AND ${DOUBTFUL} ORDER BY due_at`, at);
      if (doubtful) return { task: await kept("look-up", doubtful), isChanged };
    }

    const isOpen = account.hold_reason === null && account.blocked_until <= at;
    const lane = duties.isHighLane || account.next_at > at ? "AND priority > 0" : "";
    const queued = isOpen
      ? await pick(`due_at <= ? AND state = 'queued' ${lane} ORDER BY priority DESC, due_at, id`, at)
      : undefined;
    if (!queued) return { ...(await nextDue(context, sql, account, at, duties)), isChanged };
    await takeTurn(context, sql, account, queued, duties.pace, at);
    if (queued.decisions > 1 || needsLookup(await waitingOf(sql, queued), true, at))
      return { task: await kept("look-first", queued), isChanged };
    const attempt = await begin(context, sql, queued, token, at);
    return { task: { kind: "send", ...attempt }, isChanged: true };
  });
}

/** Begins to send what was looked up first and not found. When this resolves it is on disk. */
export async function beginAttempt(context: OutboxContext, claim: Claim, token: string): Promise<Attempt | undefined> {
  const { transaction } = await context.database();
  return transaction(async (sql) => {
    const at = context.timeOf(sql);
    const portion = await lockPortion(context, sql, claim.portion.id);
    const isOurs = portion?.state === "queued" && portion.attempt === claim.token && (portion.lease_until ?? 0) > at;
    const account = await lockAccount(context, sql);
    if (!isOurs || account.hold_reason !== null || account.blocked_until > at) {
      if (isOurs) await sql.run("UPDATE sms_outbox_portion SET lease_until = NULL WHERE id = ?", portion.id);
      return undefined;
    }
    return begin(context, sql, portion, token, at);
  });
}

/** Keeps a claim for another while; false when it is lost. */
export async function renew(context: OutboxContext, { portion, token }: Claim): Promise<boolean> {
  const { transaction } = await context.database();
  return transaction(async (sql) => {
    const at = context.timeOf(sql);
    const renewed = await sql.run(
      "UPDATE sms_outbox_portion SET lease_until = ? WHERE id = ? AND attempt = ? AND lease_until > ?",
      at + context.lease,
      portion.id,
      token,
      at,
    );
    return renewed === 1;
  });
}

async function begin(
  context: OutboxContext,
  sql: Transaction,
  portion: PortionRow,
  token: string,
  at: number,
): Promise<Attempt> {
  const extra = {
    attempt: token,
    lease_until: at + context.lease,
    last_attempt_at: at,
    first_attempt_at: portion.first_attempt_at ?? at,
  };
  const change = await apply(context, sql, portion, { kind: "attempt-started" }, at, extra);
  if (!change) throw new Error("A portion that is locked was changed by somebody else.");
  return { portion: { ...portion, ...extra, state: "sending" }, token, entries: await entriesOf(sql, portion.id) };
}

async function keep(
  context: OutboxContext,
  sql: Transaction,
  portion: PortionRow,
  drawn: string,
  at: number,
): Promise<string> {
  // What became of an attempt may still come from who made it: its token stays.
  const token = portion.state === "queued" || portion.attempt === null ? drawn : portion.attempt;
  await sql.run(
    "UPDATE sms_outbox_portion SET attempt = ?, lease_until = ? WHERE id = ?",
    token,
    at + context.lease,
    portion.id,
  );
  return token;
}

/**
 * Takes a portion for interrupted that is found as sending when its lease has ended: it may have gone.
 * @returns whether there was one
 */
async function recoverLost(context: OutboxContext, sql: Transaction, lock: string, at: number): Promise<boolean> {
  const lost = await sql.all<PortionRow>(
    `SELECT * FROM sms_outbox_portion WHERE state = 'sending' AND lease_until <= ? AND account = ?${lock}`,
    at,
    context.account,
  );
  for (const portion of lost) await apply(context, sql, portion, { kind: "attempt-interrupted" }, at);
  return lost.length > 0;
}

async function waitingOf(sql: Transaction, { send_id }: PortionRow) {
  const send = await sql.first<{ progress_at: number }>(
    "SELECT progress_at FROM sms_outbox_send WHERE id = ?",
    send_id,
  );
  return { progressAt: send?.progress_at ?? 0, freshUntil: Infinity };
}

/** The next request after this one waits for its turn. */
async function takeTurn(
  context: OutboxContext,
  sql: Transaction,
  account: AccountRow,
  portion: PortionRow,
  pace: Pace,
  at: number,
): Promise<void> {
  const interval = intervalOf(pace, account.slowdown, portion.recipients);
  if (interval === 0) return;
  const nextAt = Math.ceil(Math.max(at, account.next_at) + interval);
  await sql.run("UPDATE sms_outbox_account SET next_at = ? WHERE account = ?", nextAt, context.account);
}

/** Asks once for all workers: the others find the time of the next question moved. */
async function accountTask(
  context: OutboxContext,
  sql: Transaction,
  account: AccountRow,
  at: number,
): Promise<Task | undefined> {
  const next = await sql.first<PortionRow>(
    "SELECT * FROM sms_outbox_portion WHERE account = ? AND state = 'queued' ORDER BY priority DESC, due_at, id LIMIT 1",
    context.account,
  );
  await sql.run(
    "UPDATE sms_outbox_account SET check_at = ? WHERE account = ?",
    next ? at + context.lease : null,
    context.account,
  );
  if (!next) {
    await sql.run("UPDATE sms_outbox_account SET hold_reason = NULL, tries = 0 WHERE account = ?", context.account);
    return undefined;
  }
  const reason = JSON.parse(account.hold_reason ?? "{}") as Reason;
  return { kind: "account", reason, needs: { range: optionsOf(next).range, recipients: next.recipients } };
}

/** The time at which something is due next for this worker's duties. */
async function nextDue(
  context: OutboxContext,
  sql: Transaction,
  account: AccountRow,
  at: number,
  { isHighLane, sendsOnly = false }: WorkerDuties,
): Promise<Pick<Found, "dueIn">> {
  // What another worker has in hand is due when its lease ends.
  const due = "min(CASE WHEN lease_until > due_at THEN lease_until ELSE due_at END) AS due";
  const queued = await sql.first<{ due: number | null }>(
    `SELECT ${due} FROM sms_outbox_portion WHERE account = ? AND state = 'queued' ${isHighLane ? "AND priority > 0" : ""}`,
    context.account,
  );
  const others =
    isHighLane || sendsOnly
      ? undefined
      : await sql.first<{ due: number | null }>(
          `SELECT ${due} FROM sms_outbox_portion WHERE account = ? AND due_at IS NOT NULL AND ${DOUBTFUL}`,
          context.account,
        );
  const turn = Math.max(account.blocked_until, isHighLane ? 0 : account.next_at);
  const times = [
    ...(queued?.due == null || account.hold_reason !== null ? [] : [Math.max(queued.due, turn)]),
    ...(others?.due == null ? [] : [others.due]),
    ...(account.hold_reason === null || account.check_at === null || isHighLane || sendsOnly ? [] : [account.check_at]),
  ];
  return times.length === 0 ? {} : { dueIn: Math.max(0, Math.min(...times) - at) };
}

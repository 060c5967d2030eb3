import type { AnsweredPart, Reason, SendAnswer } from "../machine/answers.ts";
import { mayBeRetried } from "../machine/answers.ts";
import { outgoingRequest } from "../provider/outgoing-request.ts";
import type { OutgoingRequest } from "../provider/provider.ts";
import type { Transaction } from "../database/sql-database.ts";
import { block, holdAccount, lockAccount, shortenInterval } from "./account.ts";
import type { Attempt, Claim } from "./claims.ts";
import { apply, lockPortion, optionsOf, type Entries, type OutboxContext, type PortionRow } from "./portion-rows.ts";

/** The request of a portion. */
export function requestOf({ portion, entries }: Attempt): OutgoingRequest {
  const { recipients, messages } = entries;
  const [first = ""] = messages;
  const scheduledAt = portion.scheduled_at === null ? {} : { scheduledAt: new Date(portion.scheduled_at) };
  return outgoingRequest(
    { ...optionsOf(portion), ...scheduledAt, tag: portion.tag },
    recipients.map((recipient, n) => ({ recipient, message: messages[n] ?? first })),
  );
}

/**
 * Writes down what an attempt made certain. Written down twice it changes nothing more. Where the lease was lost and the
 * portion counts as unknown meanwhile, the gateway's word that it has it is still taken.
 *
 * @returns whether anything changed
 */
export async function settleAttempt(context: OutboxContext, attempt: Attempt, answer: SendAnswer): Promise<boolean> {
  const { transaction } = await context.database();
  return transaction(async (sql) => {
    const at = context.timeOf(sql);
    const portion = await lockPortion(context, sql, attempt.portion.id);
    if (!portion || portion.attempt !== attempt.token) return false;
    const receipt = answer.outcome === "sent" ? receiptOf(answer, attempt, portion) : {};
    if (portion.state !== "sending") {
      if (answer.outcome !== "sent") return false;
      const { messageId } = answer;
      const verdict = { kind: "found", copies: 1, messageId, deliveries: [] } as const;
      return (await apply(context, sql, portion, { kind: "looked-up", verdict }, at, receipt)) !== undefined;
    }
    const change = await apply(context, sql, portion, { kind: "attempt-ended", answer }, at, receipt);
    if (!change) return false;
    if (change.isProgress)
      await sql.run("UPDATE sms_outbox_send SET progress_at = ? WHERE id = ?", at, portion.send_id);
    const account = await lockAccount(context, sql);
    if (answer.outcome === "sent") await shortenInterval(context, sql, account);
    if (answer.outcome !== "not-sent") return true;
    if (change.holdsMessage) await holdAccount(context, sql, answer.reason, change.dueAt ?? at);
    else if (mayBeRetried(answer.reason)) await block(context, sql, account, answer.reason, change.dueAt ?? at);
    return true;
  });
}

/**
 * Takes back an attempt that was never made: its commit was in doubt, so that no connection was opened.
 * @returns whether it had begun
 */
export async function releaseAttempt(context: OutboxContext, token: string): Promise<boolean> {
  const { transaction, dialect } = await context.database();
  return transaction(async (sql) => {
    const portion = await sql.first<PortionRow>(
      `SELECT * FROM sms_outbox_portion WHERE attempt = ? AND state = 'sending'${dialect.forUpdate}`,
      token,
    );
    if (!portion) return false;
    const answer = { outcome: "not-sent", reason: { kind: "unreachable" } } as const;
    await apply(context, sql, portion, { kind: "attempt-ended", answer }, context.timeOf(sql));
    return true;
  });
}

/** A recipient whom the gateway refused while it took the others. */
export interface RefusedRecipient {
  readonly recipient: string;
  readonly code: number;
}

type Sent = Extract<SendAnswer, { outcome: "sent" }>;

/** The gateway's bill for the whole portion, and the recipients whom it refused. */
function receiptOf({ segments, cost, currency, parts }: Sent, { entries }: Attempt, { recipients }: PortionRow) {
  const total = parts ? parts.reduce((sum, part) => sum + part.segments, 0) : (segments ?? 0) * recipients;
  const refused = parts ? refusedOf(parts, entries) : [];
  return { segments: total, cost, currency, refused: refused.length === 0 ? null : JSON.stringify(refused) };
}

function refusedOf(parts: readonly AnsweredPart[], { recipients }: Entries): RefusedRecipient[] {
  const codes = new Map(parts.flatMap(({ phone, code }) => (code === undefined ? [] : [[phone, code] as const])));
  return recipients.flatMap((recipient) => {
    const code = codes.get(recipient);
    return code === undefined ? [] : [{ recipient, code }];
  });
}

/** Marks that the host has been called. For a portion that has changed meanwhile it is called again. */
export async function markReported(context: OutboxContext, { portion, token }: Claim): Promise<void> {
  const { transaction } = await context.database();
  await transaction((sql: Transaction) =>
    sql.run(
      `UPDATE sms_outbox_portion SET is_reported = 1, lease_until = NULL
        WHERE id = ? AND attempt = ? AND state = ? AND decisions = ?`,
      portion.id,
      token,
      portion.state,
      portion.decisions,
    ),
  );
}

export const reasonOf = ({ reason }: PortionRow): Reason | undefined =>
  reason === null ? undefined : (JSON.parse(reason) as Reason);

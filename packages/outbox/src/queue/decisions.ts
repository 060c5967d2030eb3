import type { Decision } from "../machine/batch-events.ts";
import { apply, lockPortion, messageIdOf, type OutboxContext, type PortionRow } from "./portion-rows.ts";
import type { SendIdentity } from "./queueing.ts";
import type { CancelAnswer } from "../machine/answers.ts";
import type { MessageId } from "@sms-composer/core";

const OF_SEND = `sms_outbox_portion WHERE send_id =
  (SELECT id FROM sms_outbox_send WHERE account = ? AND scope = ? AND idempotency_key = ?)`;

/**
 * Applies the decision of a person, or a policy, about a portion that may have been sent.
 * @returns whether it was still to be decided
 */
export async function decide(
  context: OutboxContext,
  { scope, key }: SendIdentity,
  position: number,
  decision: Decision,
): Promise<boolean> {
  const { transaction, dialect } = await context.database();
  return transaction(async (sql) => {
    const portion = await sql.first<PortionRow>(
      `SELECT * FROM ${OF_SEND} AND position = ?${dialect.forUpdate}`,
      context.account,
      scope,
      key,
      position,
    );
    const change = portion && (await apply(context, sql, portion, { kind: "decided", decision }, context.timeOf(sql)));
    return change !== undefined;
  });
}

/** Takes back what has not left yet. What an earlier attempt may have sent goes to a person instead. */
export async function withdrawQueued(context: OutboxContext, { scope, key }: SendIdentity): Promise<void> {
  const { transaction, dialect } = await context.database();
  await transaction(async (sql) => {
    const queued = await sql.all<PortionRow>(
      `SELECT * FROM ${OF_SEND} AND state = 'queued' ORDER BY position${dialect.forUpdate}`,
      context.account,
      scope,
      key,
    );
    const at = context.timeOf(sql);
    for (const portion of queued) await apply(context, sql, portion, { kind: "withdrawn" }, at);
  });
}

/** A portion that the gateway has, and sends later. */
export interface ScheduledPortion {
  readonly id: number;
  readonly messageId: MessageId | undefined;
}

/** The portions of a send that are scheduled at the gateway, and can be cancelled there. */
export async function scheduledOf(
  context: OutboxContext,
  { scope, key }: SendIdentity,
): Promise<readonly ScheduledPortion[]> {
  const { read } = await context.database();
  return read(async (sql) => {
    const accepted = await sql.all<PortionRow>(
      `SELECT * FROM ${OF_SEND} AND state = 'accepted' AND scheduled_at > ? ORDER BY position`,
      context.account,
      scope,
      key,
      context.timeOf(sql),
    );
    return accepted.map((portion) => ({ id: portion.id, messageId: messageIdOf(portion) }));
  });
}

/** Writes down what the gateway said to a cancellation. */
export async function recordCancellation(context: OutboxContext, id: number, answer: CancelAnswer): Promise<void> {
  const { transaction } = await context.database();
  await transaction(async (sql) => {
    const portion = await lockPortion(context, sql, id);
    if (!portion || answer.outcome === "without-id") return;
    const event =
      answer.outcome === "cancelled"
        ? ({ kind: "cancelled" } as const)
        : ({ kind: "not-cancelled", reason: answer.reason } as const);
    await apply(context, sql, portion, event, context.timeOf(sql));
  });
}

import type { Delivery } from "../machine/answers.ts";
import { judgeTag, type LookupResult } from "../machine/tag-match.ts";
import type { Transaction } from "../database/sql-database.ts";
import type { Claim } from "./claims.ts";
import { apply, entriesOf, lockPortion, type OutboxContext, type PortionRow } from "./portion-rows.ts";

/** Writes down what a look-up by tag has found. */
export async function recordLookup(
  context: OutboxContext,
  claim: Claim,
  listed: readonly Delivery[],
): Promise<LookupResult> {
  const { transaction } = await context.database();
  return transaction(async (sql) => {
    const at = context.timeOf(sql);
    const portion = await lockPortion(context, sql, claim.portion.id);
    if (!portion || portion.attempt !== claim.token || portion.state !== claim.portion.state) return "gone";
    const verdict = judgeTag(await questionOf(sql, portion, at), listed);
    await apply(context, sql, portion, { kind: "looked-up", verdict }, at);
    return verdict.kind;
  });
}

/** A look-up got no answer: nothing is known, so nothing changes but the time of the next one. */
export async function postponeLookup(context: OutboxContext, claim: Claim): Promise<void> {
  const { transaction } = await context.database();
  await transaction(async (sql) => {
    const portion = await lockPortion(context, sql, claim.portion.id);
    if (portion?.attempt !== claim.token) return;
    await apply(context, sql, portion, { kind: "reading-failed" }, context.timeOf(sql));
  });
}

async function questionOf(sql: Transaction, portion: PortionRow, at: number) {
  const { recipients } = await entriesOf(sql, portion.id);
  const send = await sql.first<{ queued_at: number }>(
    "SELECT queued_at FROM sms_outbox_send WHERE id = ?",
    portion.send_id,
  );
  // A copy of this database may have sent at any time since it was queued.
  const attempted = {
    first: portion.first_attempt_at ?? send?.queued_at ?? at,
    last: portion.state === "queued" ? at : (portion.last_attempt_at ?? at),
  };
  const drawn = portion.tag_drawn === 1;
  const others = drawn
    ? undefined
    : await sql.first(
        "SELECT 1 FROM sms_outbox_portion WHERE tag = ? AND tag_drawn = 0 AND id <> ? AND state <> 'cancelled' LIMIT 1",
        portion.tag,
        portion.id,
      );
  return { phones: recipients, drawn, attempted, ambiguous: others !== undefined };
}

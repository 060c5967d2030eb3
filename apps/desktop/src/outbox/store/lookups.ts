import { move, phonesOf, reasonText, type BatchRow, type OutboxContext } from "./batch-rows.ts";
import { deliveriesStart, writeDeliveries, writeDeliveriesAndPlan } from "./deliveries.ts";
import type { Delivery, Reason } from "../worker/provider.ts";
import { judgeTag, type TagQuestion, type TagVerdict } from "../machine/tag-match.ts";
import {
  LOOKUPS_BEFORE_ASKING,
  nextLateLookup,
  nextLookup,
  nextStatusCheck,
  nextTry,
  TIME_BEFORE_ASKING,
  TIME_WITHOUT_LOOKUP,
} from "../machine/timing.ts";

/**
 * Writes down what a look-up by tag found. A hit wins in every state in which the batch may have gone;
 * for an accepted batch it tells the delivery statuses, and whether the batch is there twice.
 * @returns whether it was found
 */
export function recordLookup(context: OutboxContext, batch: BatchRow, listed: readonly Delivery[]): boolean {
  const { db, checkpoint, changed } = context;
  const found = db.transaction(() => {
    const verdict = judgeTag(questionOf(context, batch), listed);
    if (batch.state === "accepted") return refresh(context, batch, verdict);
    if (verdict.kind === "found") return accept(context, batch, verdict);
    if (batch.state === "unknown") stillUnknown(context, batch, verdict.kind);
    else if (batch.state !== "queued") askAgainLater(context, batch);
    return false;
  });
  checkpoint("after-lookup-commit");
  changed(batch.message_id);
  return found;
}

function accept({ db, now }: OutboxContext, batch: BatchRow, verdict: TagVerdict & { kind: "found" }): boolean {
  const at = now();
  const accepted = move(db, batch.id, ["unknown", "needs_user", "given_up", "queued"], "accepted", {
    accepted_at: at,
    provider_id: verdict.messageId ?? null,
    copies: verdict.copies,
    tries: 0,
    due_at: nextStatusCheck(deliveriesStart(db, batch.message_id, batch.unknown_since ?? at), at) ?? null,
    reason: null,
  });
  if (accepted) writeDeliveries(db, batch.id, verdict.deliveries);
  return accepted;
}

function refresh(context: OutboxContext, batch: BatchRow, verdict: TagVerdict): boolean {
  if (verdict.kind === "found") writeDeliveriesAndPlan(context, batch, verdict.deliveries, verdict.copies);
  else writeDeliveriesAndPlan(context, batch, []);
  return verdict.kind === "found";
}

function stillUnknown({ db, now }: OutboxContext, batch: BatchRow, kind: "none" | "doubtful"): void {
  const at = now();
  const since = batch.unknown_since ?? at;
  const lookups = batch.lookups + 1;
  const ask = kind === "doubtful" || (lookups >= LOOKUPS_BEFORE_ASKING && at - since >= TIME_BEFORE_ASKING);
  if (!ask) {
    move(db, batch.id, ["unknown"], "unknown", { lookups, due_at: nextLookup(since, at) });
    return;
  }
  const reason: Reason = { kind: kind === "doubtful" ? "doubtful-match" : "not-found" };
  const due_at = nextLateLookup(since, at) ?? null;
  move(db, batch.id, ["unknown"], "needs_user", { lookups, due_at, reason: reasonText(reason) });
}

function askAgainLater({ db, now }: OutboxContext, batch: BatchRow): void {
  const due = nextLateLookup(batch.unknown_since ?? now(), now()) ?? null;
  db.run("UPDATE batch SET due_at = ? WHERE id = ? AND state = ?", due, batch.id, batch.state);
}

/**
 * A call that reads got no answer: nothing is known, so nothing changes but the time of the next one. Only when no
 * look-up could be made for an hour is the person told, who may know another way to find out.
 */
export function postponeReading({ db, now, changed }: OutboxContext, batch: BatchRow): void {
  const at = now();
  const since = batch.unknown_since ?? at;
  if (batch.state === "unknown" && at - since >= TIME_WITHOUT_LOOKUP) {
    const due_at = nextLateLookup(since, at) ?? null;
    move(db, batch.id, ["unknown"], "needs_user", { due_at, reason: reasonText({ kind: "not-looked-up" }) });
    changed(batch.message_id);
    return;
  }
  const tries = batch.tries + 1;
  const due = nextTry(tries + 2, at);
  db.run("UPDATE batch SET due_at = ?, tries = ? WHERE id = ? AND state = ?", due, tries, batch.id, batch.state);
}

function questionOf({ db, now }: OutboxContext, batch: BatchRow): TagQuestion {
  const span = db.first<{ first: number | null; last: number | null }>(
    "SELECT min(started_at) AS first, max(started_at) AS last FROM attempt WHERE batch_id = ?",
    batch.id,
  );
  const ambiguous =
    batch.tag_drawn === 0 &&
    db.first(
      `SELECT 1 FROM recipient AS mine JOIN recipient AS other ON other.phone = mine.phone AND other.batch_id <> mine.batch_id
       JOIN batch ON batch.id = other.batch_id WHERE mine.batch_id = ? AND batch.tag = ?`,
      batch.id,
      batch.tag,
    ) !== undefined;
  return {
    phones: phonesOf(db, batch.id),
    drawn: batch.tag_drawn === 1,
    attempted: { first: span?.first ?? now(), last: span?.last ?? now() },
    ambiguous,
  };
}

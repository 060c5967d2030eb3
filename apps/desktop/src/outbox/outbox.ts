import { beginAttempt, recoverInterrupted, settleAttempt, type Attempt } from "./store/attempts.ts";
import type { BatchRow, OutboxContext } from "./store/batch-rows.ts";
import type { CheckpointHook } from "./worker/checkpoint.ts";
import { deleteCopies, openDatabase } from "./store/database.ts";
import {
  cancelQueued,
  decide,
  hurryQueued,
  pause,
  recordCancelled,
  recordNotCancelled,
  resume,
  type Decision,
} from "./store/decisions.ts";
import { recordDeliveries } from "./store/deliveries.ts";
import { deleteAllDrafts, deleteDraft, listDrafts, saveDraft, type Draft } from "./store/drafts.ts";
import {
  deleteAllMessages,
  deleteMessage,
  exportRows,
  findMessages,
  readMessage,
  type ExportRow,
  type MessageDetail,
  type MessageQuery,
  type MessageSummary,
} from "./store/history.ts";
import { postponeReading, recordLookup } from "./store/lookups.ts";
import type { Delivery, Reason, SendAnswer } from "./worker/provider.ts";
import { queueMessage, type Queueing } from "./store/queueing.ts";
import { MIGRATIONS } from "./store/schema.ts";
import { nextDueAt, nextTask, type Task } from "./store/tasks.ts";

/**
 * The outbox: drafts, the queue and the history, in one SQLite file.
 *
 * It never loses a text that `saveDraft` or `queue` has answered for, never sends twice by itself, never says sent
 * without the provider's word and never says failed when it may have gone. The API knows no idempotency key, so
 * "exactly once" is impossible: by itself it sends at most once, and a person decides the rest.
 */
export type { ExportRow };

export interface Outbox {
  saveDraft(id: string, content: unknown): boolean;
  listDrafts(): Draft[];
  deleteDraft(id: string): boolean;
  deleteAllDrafts(): void;

  queue(queueing: Queueing): boolean;
  pause(messageId: string): void;
  resume(messageId: string): void;
  /** The network may be back: what waits for it is tried at once. */
  hurryQueued(): void;
  cancelQueued(messageId: string): number;
  decide(batchId: number, decision: Decision): boolean;
  recordCancelled(batchId: number): boolean;
  recordNotCancelled(batchId: number, reason: Reason): void;

  findMessages(query: MessageQuery): MessageSummary[];
  readMessage(id: string): MessageDetail | undefined;
  deleteMessage(id: string): boolean;
  /** The copies of the file that were put aside go as well. */
  deleteAllMessages(): number;
  exportRows(): Iterable<ExportRow>;

  recoverInterrupted(): void;
  nextTask(account: string): Task | undefined;
  nextDueAt(account: string): number | undefined;
  beginAttempt(batch: BatchRow): Attempt | undefined;
  settleAttempt(attempt: Attempt, answer: SendAnswer): void;
  recordLookup(batch: BatchRow, listed: readonly Delivery[]): boolean;
  recordDeliveries(batch: BatchRow, listed: readonly Delivery[]): void;
  postponeReading(batch: BatchRow): void;

  close(): void;
}

export interface OutboxOptions {
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly checkpoint?: CheckpointHook;
  /** Told after each change, with the message that it was about. */
  readonly changed?: (messageId?: string) => void;
}

/** @throws DatabaseError when the file is in use, damaged, or of a later version */
export function openOutbox({ file, now, checkpoint = () => {}, changed = () => {} }: OutboxOptions): Outbox {
  const db = openDatabase(file, MIGRATIONS);
  const context: OutboxContext = { db, now, checkpoint, changed };
  const outbox: Outbox = {
    saveDraft: (id, content) => saveDraft(context, id, content),
    listDrafts: () => listDrafts(context),
    deleteDraft: (id) => deleteDraft(context, id),
    deleteAllDrafts: () => deleteAllDrafts(context),
    queue: (queueing) => queueMessage(context, queueing),
    pause: (messageId) => pause(context, messageId),
    resume: (messageId) => resume(context, messageId),
    hurryQueued: () => hurryQueued(context),
    cancelQueued: (messageId) => cancelQueued(context, messageId),
    decide: (batchId, decision) => decide(context, batchId, decision),
    recordCancelled: (batchId) => recordCancelled(context, batchId),
    recordNotCancelled: (batchId, reason) => recordNotCancelled(context, batchId, reason),
    findMessages: (query) => findMessages(context, query),
    readMessage: (id) => readMessage(context, id),
    deleteMessage: (id) => deleteMessage(context, id),
    deleteAllMessages() {
      deleteCopies(file);
      return deleteAllMessages(context);
    },
    exportRows: () => exportRows(context),
    recoverInterrupted: () => recoverInterrupted(context),
    nextTask: (account) => nextTask(context, account),
    nextDueAt: (account) => nextDueAt(context, account),
    beginAttempt: (batch) => beginAttempt(context, batch),
    settleAttempt: (attempt, answer) => settleAttempt(context, attempt, answer),
    recordLookup: (batch, listed) => recordLookup(context, batch, listed),
    recordDeliveries: (batch, listed) => recordDeliveries(context, batch, listed),
    postponeReading: (batch) => postponeReading(context, batch),
    close: () => db.close(),
  };
  // Nobody can be told of it yet: whoever listens has no outbox to look into before this returns.
  recoverInterrupted({ ...context, changed: () => {} });
  return outbox;
}

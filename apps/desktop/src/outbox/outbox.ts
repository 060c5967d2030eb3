import type { BatchState, Decision, Delivery, LookupResult, Reason, SendAnswer } from "@sms-composer/outbox/machine";
import type { AccountNeeds } from "@sms-composer/outbox/provider";
import { backUpDatabase, deleteCopies, openDatabase } from "@sms-composer/outbox/sqlite";
import { beginAttempt, recoverInterrupted, settleAttempt, type Attempt } from "./store/attempts.ts";
import type { BatchRow, StoreContext } from "./store/batch-rows.ts";
import { cancelQueued, decide, recordCancelled, recordNotCancelled } from "./store/decisions.ts";
import { recordDeliveries } from "./store/deliveries.ts";
import {
  deleteAllDrafts,
  deleteDraft,
  listDrafts,
  readDraftList,
  saveDraft,
  saveDraftList,
  type Draft,
} from "./store/drafts.ts";
import { deleteAllInSlices, deleteMessage, restoreMessage, type DeletedMessage } from "./store/deletions.ts";
import { exportColumns, exportRows, type ExportRow } from "./history/export-rows.ts";
import { forgetNumbers, type ForgetResult } from "./store/forgotten-numbers.ts";
import {
  recipientsIn,
  readMessage,
  readState,
  type MessageState,
  type MessageDetail,
  type RecipientDetail,
} from "./history/message-detail.ts";
import { findMessages, listAccounts, type MessageQuery, type MessageSummary } from "./history/message-list.ts";
import {
  accountQuestion,
  holdQueued,
  retryQueued,
  pause,
  postponeAccount,
  releaseAccount,
  resume,
} from "./store/holds.ts";
import { postponeReading, recordLookup } from "./store/lookups.ts";
import { countOpen, type OpenCounts } from "./history/open-counts.ts";
import { readRecent, type RecentWriting } from "./history/recent.ts";
import { sumMonths, type MonthSum } from "./history/months.ts";
import {
  listRecipients,
  listRecipientsInSlices,
  type KnownNumbers,
  type RecipientPage,
  type RecipientQuery,
} from "./history/recipient-list.ts";
import { deleteIncomplete, queueInSlices, queueMessage, type Queueing } from "./store/queueing.ts";
import { MIGRATIONS } from "./store/schema.ts";
import { nextDueAt, nextTask, type Task } from "./store/tasks.ts";
import type { CheckpointHook } from "./checkpoint.ts";
import { createFileRewrite } from "./store/file-rewrite.ts";

/**
 * The outbox: drafts, the queue and the history, in one SQLite file.
 *
 * It never loses a text that `saveDraft` or `queue` has answered for, never sends twice by itself, never says sent
 * without the provider's word and never says failed when it may have gone. The API knows no idempotency key, so
 * "exactly once" is impossible: by itself it sends at most once, and a person decides the rest.
 */
export interface Outbox {
  saveDraft(id: string, content: unknown): boolean;
  /** The rows of a draft's list; `false`: it has been sent off meanwhile. */
  saveDraftList(id: string, list: unknown): boolean;
  readDraftList(id: string): unknown;
  listDrafts(): Draft[];
  deleteDraft(id: string): boolean;
  deleteAllDrafts(): void;

  recoverInterrupted(): void;
  nextTask(account: string): Task | undefined;
  nextDueAt(account: string): number | undefined;
  beginAttempt(batch: BatchRow): Attempt | undefined;
  settleAttempt(attempt: Attempt, answer: SendAnswer): void;
  recordLookup(batch: BatchRow, listed: readonly Delivery[]): LookupResult;
  recordDeliveries(batch: BatchRow, listed: readonly Delivery[]): void;
  postponeReading(batch: BatchRow): void;
  accountQuestion(batch: BatchRow): { readonly reason: Reason | undefined; readonly needs: AccountNeeds };
  releaseAccount(batch: BatchRow): void;
  postponeAccount(batch: BatchRow): void;

  queue(queueing: Queueing): boolean;
  /** The same in steps, so that other work gets its turn in between. */
  queueInSlices(queueing: Queueing): Generator<void, boolean>;
  pause(messageId: string): void;
  /** Holds all that is queued, for a person. */
  holdQueued(): void;
  resume(messageId: string): void;
  /** The network may be back: what waits for it is tried at once. */
  retryQueued(): void;
  cancelQueued(messageId: string): number;
  decide(batchId: number, decision: Decision): boolean;
  recordCancelled(batchId: number): boolean;
  recordNotCancelled(batchId: number, reason: Reason): void;

  findMessages(query: MessageQuery): MessageSummary[];
  readMessage(id: string, mostRecipients?: number): MessageDetail | undefined;
  readState(id: string): MessageState | undefined;
  recipientsIn(id: string, states: readonly BatchState[]): RecipientDetail[];
  /** The recipients of one message, page by page. */
  listRecipients(query: RecipientQuery, known: KnownNumbers): RecipientPage;
  listRecipientsInSlices(query: RecipientQuery, known: KnownNumbers): Generator<void, RecipientPage>;
  /** The last months of an account, step by step. */
  sumMonths(account: string): Iterable<readonly MonthSum[]>;
  readRecent(): RecentWriting;
  /** Lists the accounts that have messages, the one used last first. */
  listAccounts(): readonly string[];
  /**
   * Takes numbers out of the history and the drafts, as far as nothing of theirs is under way. The copies of the file
   * from before an update go as well, since they may have them.
   */
  forgetNumbers(phones: readonly string[]): ForgetResult;
  countMessages(): number;
  countOpen(): OpenCounts;
  /** Deletes a message; it can be put back until it is let go. */
  deleteMessage(id: string): DeletedMessage | undefined;
  restoreMessage(deleted: DeletedMessage): boolean;
  /** The copies of the file from before an update go as well. */
  deleteAllInSlices(): Generator<void, number>;
  /** Copies that could not be read, and may hold what was still to be sent. */
  deleteDamagedCopies(): void;
  /** The rows for an export of one message, or of all. */
  exportRows(messageId?: string): Iterable<ExportRow>;
  /** The columns that `exportRows` has cells of. */
  exportColumns(messageId?: string): readonly string[];

  /** Copies all of it into another file, beside other work. */
  copyTo(file: string): Promise<void>;
  close(): void;
}

export interface OutboxOptions {
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly checkpoint?: CheckpointHook;
  /** Whether SQLite looks at every page of the file. @default true */
  readonly check?: boolean;
  /** Called after each change, with the message that it was about. */
  readonly changed?: (messageId?: string) => void;
}

/** @throws DatabaseError when the file is in use, damaged, or of a later version */
export function openOutbox({
  file,
  now,
  checkpoint = () => {},
  check = true,
  changed = () => {},
}: OutboxOptions): Outbox {
  const db = openDatabase(file, MIGRATIONS, { check });
  const rewrite = createFileRewrite(db, file);
  const context: StoreContext = {
    db,
    rewrite,
    now,
    checkpoint,
    changed,
    queuedInThisRun: new Set(),
    clock: { lastSeen: Infinity },
  };
  const outbox: Outbox = {
    saveDraft: (id, content) => saveDraft(context, id, content),
    saveDraftList: (id, list) => saveDraftList(context, id, list),
    readDraftList: (id) => readDraftList(context, id),
    listDrafts: () => listDrafts(context),
    deleteDraft: (id) => deleteDraft(context, id),
    deleteAllDrafts: () => deleteAllDrafts(context),
    queue: (queueing) => queueMessage(context, queueing),
    queueInSlices: (queueing) => queueInSlices(context, queueing),
    pause: (messageId) => pause(context, messageId),
    holdQueued: () => holdQueued(context),
    resume: (messageId) => resume(context, messageId),
    retryQueued: () => retryQueued(context),
    cancelQueued: (messageId) => cancelQueued(context, messageId),
    decide: (batchId, decision) => decide(context, batchId, decision),
    recordCancelled: (batchId) => recordCancelled(context, batchId),
    recordNotCancelled: (batchId, reason) => recordNotCancelled(context, batchId, reason),
    findMessages: (query) => findMessages(context, query),
    readMessage: (id, mostRecipients) => readMessage(context, id, mostRecipients),
    readState: (id) => readState(context, id),
    recipientsIn: (id, states) => recipientsIn(context, id, states),
    listRecipients: (query, known) => listRecipients(context, query, known),
    listRecipientsInSlices: (query, known) => listRecipientsInSlices(context, query, known),
    sumMonths: (account) => sumMonths(context, account),
    readRecent: () => readRecent(context),
    listAccounts: () => listAccounts(context),
    forgetNumbers(phones) {
      deleteCopies(file, "before-version");
      return forgetNumbers(context, phones);
    },
    countMessages: () => db.first<{ count: number }>("SELECT count(*) AS count FROM message")?.count ?? 0,
    countOpen: () => countOpen(context),
    deleteMessage: (id) => deleteMessage(context, id),
    restoreMessage: (deleted) => restoreMessage(context, deleted),
    deleteAllInSlices() {
      deleteCopies(file, "before-version");
      return deleteAllInSlices(context);
    },
    deleteDamagedCopies: () => deleteCopies(file, "damaged"),
    exportRows: (messageId) => exportRows(context, messageId),
    exportColumns: (messageId) => exportColumns(context, messageId),
    recoverInterrupted: () => recoverInterrupted(context),
    nextTask: (account) => nextTask(context, account),
    nextDueAt: (account) => nextDueAt(context, account),
    beginAttempt: (batch) => beginAttempt(context, batch),
    settleAttempt: (attempt, answer) => settleAttempt(context, attempt, answer),
    recordLookup: (batch, listed) => recordLookup(context, batch, listed),
    recordDeliveries: (batch, listed) => recordDeliveries(context, batch, listed),
    postponeReading: (batch) => postponeReading(context, batch),
    accountQuestion: (batch) => accountQuestion(context, batch),
    releaseAccount: (batch) => releaseAccount(context, batch.message_id),
    postponeAccount: (batch) => postponeAccount(context, batch),
    copyTo: (copy) => backUpDatabase(db, copy),
    close() {
      rewrite.finish();
      db.close();
    },
  };
  deleteIncomplete(db);
  // Nobody can hear of it yet: whoever listens has no outbox to look into before this returns.
  recoverInterrupted({ ...context, changed: () => {} });
  return outbox;
}

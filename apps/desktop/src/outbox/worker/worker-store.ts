import type { Delivery, Reason, SendAnswer } from "@sms-composer/outbox/machine";
import type { AccountNeeds } from "@sms-composer/outbox/provider";
import type { Attempt } from "../store/attempts.ts";
import type { BatchRow } from "../store/batch-rows.ts";
import type { Task } from "../store/tasks.ts";

/** The store as the worker needs it. Every method that writes has reached the disk when it returns. */
export interface WorkerStore {
  recoverInterrupted(): void;
  nextTask(account: string): Task | undefined;
  nextDueAt(account: string): number | undefined;
  beginAttempt(batch: BatchRow): Attempt | undefined;
  settleAttempt(attempt: Attempt, answer: SendAnswer): void;
  recordLookup(batch: BatchRow, listed: readonly Delivery[]): boolean;
  recordDeliveries(batch: BatchRow, listed: readonly Delivery[]): void;
  postponeReading(batch: BatchRow): void;
  accountQuestion(batch: BatchRow): { readonly reason: Reason | undefined; readonly needs: AccountNeeds };
  releaseAccount(batch: BatchRow): void;
  postponeAccount(batch: BatchRow): void;
}

import type { NextTask, WorkerStore } from "@sms-composer/outbox/worker";
import type { Outbox } from "../outbox.ts";
import type { Attempt } from "../store/attempts.ts";
import type { BatchRow } from "../store/batch-rows.ts";

/** The app's file as the worker of an account has it: it is alone with it, so that nothing has to be claimed. */
export function workerStore(outbox: Outbox, account: string, now: () => number): WorkerStore<BatchRow, Attempt> {
  return {
    next(sendsOnly) {
      outbox.recoverInterrupted();
      const task = outbox.nextTask(account);
      if (!task || (sendsOnly && task.kind !== "send")) {
        const dueAt = outbox.nextDueAt(account);
        return dueAt === undefined ? {} : { dueIn: dueAt - now() };
      }
      return taskOf(task);
    },
    begin: outbox.beginAttempt,
    settle: outbox.settleAttempt,
    recordLookup: outbox.recordLookup,
    recordDeliveries: outbox.recordDeliveries,
    postpone: outbox.postponeReading,
    settleAccount(batch, isPutRight) {
      if (batch) (isPutRight ? outbox.releaseAccount : outbox.postponeAccount)(batch);
    },
  };

  function taskOf(task: NonNullable<ReturnType<Outbox["nextTask"]>>): NextTask<BatchRow, Attempt> {
    const { batch } = task;
    const lookUp = { kind: "look-up", item: batch, tag: batch.tag } as const;
    switch (task.kind) {
      case "send": {
        // What a person has decided to send again goes even so; what may have gone from elsewhere waits for an answer.
        const sendsUnseen = batch.decisions > 1;
        if (task.looksFirst) return { task: { kind: "look-first", item: batch, tag: batch.tag, sendsUnseen } };
        const attempt = outbox.beginAttempt(batch);
        return attempt ? { task: { kind: "send", attempt } } : { dueIn: 0 };
      }
      case "look-up":
        return { task: lookUp };
      case "deliveries": {
        // By tag where a double is possible, so that it is seen, and where the provider's id is not known.
        const messageId = batch.decisions > 1 && batch.tag_drawn === 1 ? null : batch.provider_id;
        return { task: messageId === null ? lookUp : { kind: "deliveries", item: batch, messageId } };
      }
      case "account":
        return { task: { kind: "account", item: batch, ...outbox.accountQuestion(batch) } };
    }
  }
}

import type { SendAnswer } from "../machine/answers.ts";
import type { LookupResult } from "../machine/tag-match.ts";
import type { Provider } from "../provider/provider.ts";
import type { BegunAttempt, WorkerStore, WorkerTask } from "./worker-store.ts";

/**
 * The places between an answer of the gateway and its commit where a crash would hurt. A test ends the process there.
 */
export type WorkerCheckpoint = "after-response" | "after-lookup" | "after-statuses";

/** The functions that a worker uses. */
export interface WorkerParts<Item, Attempt extends BegunAttempt> {
  readonly store: WorkerStore<Item, Attempt>;
  readonly provider: Provider;
  readonly checkpoint?: (point: WorkerCheckpoint) => void;
}

/** Does what a task says. */
export async function perform<Item, Attempt extends BegunAttempt>(
  task: WorkerTask<Item, Attempt>,
  { store, provider, checkpoint = () => {} }: WorkerParts<Item, Attempt>,
): Promise<void> {
  switch (task.kind) {
    case "send":
      return send(task.attempt);
    case "look-first": {
      const result = await lookUp(task.item, task.tag);
      if (result === undefined && !task.sendsUnseen) {
        await store.postpone(task.item);
        return;
      }
      if (result === "found" || result === "gone") return;
      // In doubt it waits for a person and is not begun, unless it is a person's decision already.
      const attempt = await store.begin(task.item);
      if (attempt) await send(attempt);
      return;
    }
    case "look-up":
      if ((await lookUp(task.item, task.tag)) === undefined) await store.postpone(task.item);
      return;
    case "deliveries": {
      const listed = await provider.deliveries(task.messageId).catch(() => undefined);
      checkpoint("after-statuses");
      await (listed ? store.recordDeliveries?.(task.item, listed) : store.postpone(task.item));
      return;
    }
    case "account":
      await store.settleAccount(task.item, await provider.isPutRight(task.reason, task.needs).catch(() => false));
      return;
    case "report":
      return store.tell?.(task.item);
  }

  async function send(attempt: Attempt): Promise<void> {
    const request = () => provider.send(attempt.request).catch(unforeseen);
    const answer = await (store.whileSending?.(attempt, request) ?? request());
    checkpoint("after-response");
    await store.settle(attempt, answer);
  }

  /** `undefined`: no answer. */
  async function lookUp(item: Item, tag: string): Promise<LookupResult | undefined> {
    const listed = await provider.findByTag(tag).catch(() => undefined);
    checkpoint("after-lookup");
    return listed && store.recordLookup(item, listed);
  }
}

function unforeseen(error: unknown): SendAnswer {
  return { outcome: "unknown", reason: { kind: "no-answer", message: error instanceof Error ? error.name : "Error" } };
}

/** Does the one thing that is due, if any, and tells whether there was one. */
export async function step<Item, Attempt extends BegunAttempt>(parts: WorkerParts<Item, Attempt>): Promise<boolean> {
  const { task } = await parts.store.next(false);
  if (task) await perform(task, parts);
  return task !== undefined;
}

import type { Provider } from "@sms-composer/outbox/provider";
import * as shared from "@sms-composer/outbox/worker";
import type { CheckpointHook } from "../checkpoint.ts";
import type { Outbox } from "../outbox.ts";
import { workerStore } from "./worker-store.ts";

export type RunningWorker = shared.RunningWorker;

export interface WorkerParts {
  readonly outbox: Outbox;
  readonly provider: Provider;
  /** The account whose key the provider has: only this account's messages are touched. */
  readonly account: string;
  readonly checkpoint?: CheckpointHook;
}

/** The clock and timer that a running worker lives by; a test drives its own. */
export interface WorkerClock extends shared.WorkerTimer {
  readonly now: () => number;
}

/**
 * Does the one thing that is due, if any, and tells whether there was one. Steps must follow one another: there is
 * one worker, and what is found as sending at the start of a step was interrupted.
 */
export const step = (parts: WorkerParts): Promise<boolean> => shared.step(partsOf(parts, Date.now));

/** Runs step after step, sleeping until the next is due. `failed` hears of errors (a full disk); the worker goes on. */
export function startWorker(
  parts: WorkerParts & { readonly clock: WorkerClock; readonly failed: (error: unknown) => void },
): RunningWorker {
  const { clock, failed } = parts;
  return shared.startWorker(partsOf(parts, clock.now), { timer: clock, failed });
}

function partsOf({ outbox, provider, account, checkpoint }: WorkerParts, now: () => number) {
  return { store: workerStore(outbox, account, now), provider, ...(checkpoint && { checkpoint }) };
}

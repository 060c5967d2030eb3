import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Reason, SendAnswer } from "../machine/answers.ts";
import type { Decision } from "../machine/batch-events.ts";
import type { AccountNeeds, Provider } from "../provider/provider.ts";
import { settleAccount } from "../queue/account.ts";
import { markTold, releaseAttempt, requestOf, settleAttempt } from "../queue/attempts.ts";
import { beginAttempt, claimTask, renew, type Attempt, type Claim, type Duties, type Found } from "../queue/claims.ts";
import { postponeLookup, recordLookup, type LookupResult } from "../queue/lookups.ts";
import type { OutboxContext } from "../queue/portion-rows.ts";

/** What a worker works with. */
export interface WorkerParts {
  readonly context: OutboxContext;
  readonly provider: Provider;
  readonly duties: Duties;
  /** Called after each commit with the portions that it changed. */
  readonly changed: (...portions: readonly number[]) => void;
  readonly onOutcome: (portion: number) => Promise<void>;
  /** @returns what is decided; `undefined`: nothing yet */
  readonly onUncertain: ((portion: number) => Promise<Decision | undefined>) | undefined;
  readonly decide: (portion: number, decision: Decision) => Promise<void>;
  /** Hears of errors of the store and of the host's own functions. The worker goes on. */
  readonly onError: (error: unknown) => void;
  /** Aborted when the worker is to end. */
  readonly signal: AbortSignal;
  /** Attempts whose commit was in doubt, and that were not made. */
  readonly inDoubt: Set<string>;
}

/** What a step did, and how long nothing is due after it. */
export interface StepResult {
  readonly didSomething: boolean;
  readonly dueIn?: number;
}

/** Part of a lease after which an attempt that was not made yet is no longer made. */
const LATEST_START = 0.5;

/** Does the one thing that is due, if any. */
export async function step(parts: WorkerParts): Promise<StepResult> {
  const { context, duties, changed, inDoubt } = parts;
  for (const token of inDoubt) {
    const released = await releaseAttempt(context, token);
    inDoubt.delete(token);
    if (released !== undefined) changed(released);
  }
  const claimedAt = performance.now();
  const found = await orInDoubt(parts, (token): Promise<Found> => claimTask(context, duties, token));
  if (found.changed.length > 0) changed(...found.changed);
  const { task } = found;
  if (!task)
    return { didSomething: found.changed.length > 0, ...(found.dueIn !== undefined && { dueIn: found.dueIn }) };
  switch (task.kind) {
    case "send":
      await send(parts, task, claimedAt);
      break;
    case "look-first": {
      // Found, it is accepted; in doubt, a person decides. Where it cannot be looked up it waits.
      if ((await lookUp(parts, task)) !== "none") break;
      const begunAt = performance.now();
      const attempt = await orInDoubt(parts, (token) => beginAttempt(context, task, token));
      if (!attempt) break;
      changed(attempt.portion.id);
      await send(parts, attempt, begunAt);
      break;
    }
    case "look-up":
      await lookUp(parts, task);
      break;
    case "tell":
      await tell(parts, task);
      break;
    case "account":
      await settleAccount(context, await isPutRight(parts.provider, task.reason, task.needs));
      break;
  }
  return { didSomething: true };
}

/** Where the commit of a claim is in doubt, what may have begun is taken back as soon as the store answers. */
async function orInDoubt<Result>({ inDoubt }: WorkerParts, claim: (token: string) => Promise<Result>): Promise<Result> {
  const token = randomUUID();
  try {
    return await claim(token);
  } catch (error) {
    inDoubt.add(token);
    throw error;
  }
}

const NEVER_LEFT: SendAnswer = { outcome: "not-sent", reason: { kind: "unreachable" } };

async function send(parts: WorkerParts, attempt: Attempt, claimedAt: number): Promise<void> {
  const { context, provider, changed } = parts;
  // A process that was suspended in between may have lost its lease: nothing leaves.
  const isLate = performance.now() - claimedAt > context.lease * LATEST_START;
  const answer = isLate ? NEVER_LEFT : await whileRenewing(parts, attempt, () => provider.send(requestOf(attempt)));
  await persistently(parts, () => settleAttempt(context, attempt, answer));
  changed(attempt.portion.id);
}

/** The lease is kept while an answer is awaited. */
async function whileRenewing(
  { context }: WorkerParts,
  claim: Claim,
  work: () => Promise<SendAnswer>,
): Promise<SendAnswer> {
  const timer = setInterval(() => void renew(context, claim).catch(() => {}), context.lease / 3);
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.name : "Error";
    return { outcome: "unknown", reason: { kind: "no-answer", message } };
  } finally {
    clearInterval(timer);
  }
}

/** Milliseconds between attempts to write an answer down. */
const RETRY = { first: 20, longest: 5000 };

/** An answer that the store does not take is offered again, until it does or the worker ends. */
async function persistently(parts: WorkerParts, write: () => Promise<unknown>): Promise<void> {
  for (let wait = RETRY.first; ; wait = Math.min(2 * wait, RETRY.longest)) {
    try {
      await write();
      return;
    } catch (error) {
      parts.onError(error);
      // The portion is found as sending when its lease has ended, and looked up.
      if (parts.signal.aborted) return;
      await sleep(wait, undefined, { signal: parts.signal }).catch(() => {});
    }
  }
}

async function lookUp({ context, provider, changed }: WorkerParts, claim: Claim): Promise<LookupResult | undefined> {
  const listed = await provider.findByTag(claim.portion.tag).catch(() => undefined);
  const result = listed && (await recordLookup(context, claim, listed));
  if (!result) await postponeLookup(context, claim);
  if (result !== "none" || claim.portion.state !== "queued") changed(claim.portion.id);
  return result;
}

async function tell(parts: WorkerParts, claim: Claim): Promise<void> {
  const { context, onOutcome, onUncertain, decide, onError } = parts;
  const { id, state } = claim.portion;
  try {
    if (state === "needs-user") {
      const decision = await onUncertain?.(id);
      if (decision) await decide(id, decision);
    } else await onOutcome(id);
    await markTold(context, claim);
  } catch (error) {
    // Told again when the lease has ended.
    onError(error);
  }
}

async function isPutRight(provider: Provider, reason: Reason, needs: AccountNeeds): Promise<boolean> {
  return provider.isPutRight(reason, needs).catch(() => false);
}

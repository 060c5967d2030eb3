import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { SendAnswer } from "../machine/answers.ts";
import type { Decision } from "../machine/batch-events.ts";
import { settleAccount } from "../queue/account.ts";
import { markReported, releaseAttempt, requestOf, settleAttempt } from "../queue/attempts.ts";
import {
  beginAttempt,
  claimTask,
  renew,
  type Attempt,
  type Claim,
  type WorkerDuties,
  type Task,
} from "../queue/claims.ts";
import { postponeLookup, recordLookup } from "../queue/lookups.ts";
import { eraseOldSends } from "../queue/retention.ts";
import type { OutboxContext } from "../queue/portion-rows.ts";
import type { BegunAttempt, WorkerStore, WorkerTask } from "./worker-store.ts";

/** The functions that claims are made with. */
export interface ClaimingParts {
  readonly context: OutboxContext;
  readonly duties: WorkerDuties;
  /** Milliseconds after which numbers and texts of what is over are erased; undefined: they stay. */
  readonly retention: number | undefined;
  /** Called after each commit that changed a portion. */
  readonly changed: () => void;
  readonly onOutcome: (portion: number) => Promise<void>;
  /** @returns what is decided; `undefined`: nothing yet */
  readonly onUncertain: ((portion: number) => Promise<Decision | undefined>) | undefined;
  readonly decide: (portion: number, decision: Decision) => Promise<void>;
  /** Hears of errors of the store and of the host's own functions. The worker goes on. */
  readonly onError: (error: unknown) => void;
  /** Aborted when the worker is to end: an answer that the store does not take is no longer offered then. */
  readonly signal: AbortSignal;
}

/** An attempt that may be made until its lease has run for a while. */
interface LeasedAttempt extends BegunAttempt {
  readonly attempt: Attempt;
  /** The time of the claim, by `performance.now()`. */
  readonly claimedAt: number;
}

/** Part of a lease after which an attempt that was not made yet is no longer made. */
const LATEST_START = 0.5;
/** Milliseconds between attempts to write an answer down. */
const RETRY = { first: 20, longest: 5000 };
const NEVER_LEFT: SendAnswer = { outcome: "not-sent", reason: { kind: "unreachable" } };

/** Milliseconds between two looks for what has become old enough to be erased. */
const ERASE_INTERVAL = 60_000;

/** The store as a worker of many has it: each request is claimed, and left to its worker until a lease ends. */
export function claimingStore(parts: ClaimingParts): WorkerStore<Claim, LeasedAttempt> {
  const { context, duties, changed } = parts;
  /** Attempts whose commit was in doubt, and that were not made. */
  const inDoubt = new Set<string>();
  let nextErasing = 0;
  const eraseOld = async (retention: number): Promise<void> => {
    const at = performance.now();
    if (at < nextErasing) return;
    const isMore = await eraseOldSends(context, retention);
    if (!isMore) nextErasing = at + ERASE_INTERVAL;
  };

  /** Takes back what a claim may have begun when its commit is in doubt, as soon as the store answers. */
  async function orInDoubt<Result>(claim: (token: string) => Promise<Result>): Promise<Result> {
    const token = randomUUID();
    try {
      return await claim(token);
    } catch (error) {
      inDoubt.add(token);
      throw error;
    }
  }

  return {
    async next(sendsOnly) {
      for (const token of inDoubt) {
        const released = await releaseAttempt(context, token);
        inDoubt.delete(token);
        if (released) changed();
      }
      if (parts.retention !== undefined && !duties.isHighLane) await eraseOld(parts.retention);
      const claimedAt = performance.now();
      const found = await orInDoubt((token) => claimTask(context, { ...duties, sendsOnly }, token));
      if (found.isChanged) changed();
      const { task, dueIn } = found;
      return { ...(task && { task: taskOf(task, claimedAt) }), ...(dueIn !== undefined && { dueIn }) };
    },
    async begin(claim) {
      const claimedAt = performance.now();
      const attempt = await orInDoubt((token) => beginAttempt(context, claim, token));
      if (attempt) changed();
      return attempt && leased(attempt, claimedAt);
    },
    async whileSending({ attempt, claimedAt }, send) {
      // A process that was suspended in between may have lost its lease: nothing leaves.
      if (performance.now() - claimedAt > context.lease * LATEST_START) return NEVER_LEFT;
      const timer = setInterval(() => void renew(context, attempt).catch(() => {}), context.lease / 3);
      try {
        return await send();
      } finally {
        clearInterval(timer);
      }
    },
    async settle({ attempt }, answer) {
      await persistently(parts, () => settleAttempt(context, attempt, answer));
      changed();
    },
    async recordLookup(claim, listed) {
      const result = await recordLookup(context, claim, listed);
      changed();
      return result;
    },
    async postpone(claim) {
      await postponeLookup(context, claim);
      changed();
    },
    settleAccount: (_claim, isPutRight) => settleAccount(context, isPutRight),
    tell: (claim) => tell(parts, claim),
  };
}

function taskOf(task: Task, claimedAt: number): WorkerTask<Claim, LeasedAttempt> {
  switch (task.kind) {
    case "send":
      return { kind: "send", attempt: leased(task, claimedAt) };
    case "look-first":
      return { kind: "look-first", item: task, tag: task.portion.tag, sendsUnseen: false };
    case "look-up":
      return { kind: "look-up", item: task, tag: task.portion.tag };
    case "report":
      return { kind: "report", item: task };
    case "account":
      return { ...task, item: undefined };
  }
}

const leased = (attempt: Attempt, claimedAt: number): LeasedAttempt => ({
  attempt,
  claimedAt,
  request: requestOf(attempt),
});

/** An answer that the store does not take is offered again, until it does or the worker ends. */
async function persistently({ onError, signal }: ClaimingParts, write: () => Promise<unknown>): Promise<void> {
  for (let wait = RETRY.first; ; wait = Math.min(2 * wait, RETRY.longest)) {
    try {
      await write();
      return;
    } catch (error) {
      onError(error);
      // The portion is found as sending when its lease has ended, and looked up.
      if (signal.aborted) return;
      await sleep(wait, undefined, { signal }).catch(() => {});
    }
  }
}

async function tell({ context, onOutcome, onUncertain, decide, onError }: ClaimingParts, claim: Claim): Promise<void> {
  const { id, state } = claim.portion;
  try {
    if (state === "needs-user") {
      const decision = await onUncertain?.(id);
      if (decision) await decide(id, decision);
    } else await onOutcome(id);
    await markReported(context, claim);
  } catch (error) {
    // Called again when the lease has ended.
    onError(error);
  }
}

import { forecastDelivery } from "@sms-composer/core/forecast";
import { concernsAccount, mayBeRetried, type Reason, type SendAnswer } from "./answers.ts";
import type { BatchChange, BatchEvent, BatchFacts } from "./batch-events.ts";
import { TRANSITIONS, type BatchState } from "./batch-state.ts";
import {
  LOOKUPS_BEFORE_ASKING,
  nextAccountCheck,
  nextLateLookup,
  nextLookup,
  nextStatusCheck,
  nextTry,
  TIME_BEFORE_ASKING,
  TIME_WITHOUT_LOOKUP,
} from "./timing.ts";

type Rule<Kind extends BatchEvent["kind"]> = (
  batch: BatchFacts,
  event: Extract<BatchEvent, { kind: Kind }>,
  at: number,
) => BatchChange | undefined;

const NEVER_RECEIVED: readonly BatchState[] = ["unknown", "needs-user", "given-up", "queued"];

const READ_STATES: readonly BatchState[] = [...NEVER_RECEIVED, "accepted"];

/** The change of a batch for each event; `undefined`: nothing, since the event does not concern its state. */
const RULES: { readonly [Kind in BatchEvent["kind"]]: Rule<Kind> } = {
  "attempt-started": ({ state }) => (state === "queued" ? { state: "sending", dueAt: null } : undefined),

  "attempt-ended": (batch, { answer }, at) => (batch.state === "sending" ? afterAttempt(batch, answer, at) : undefined),

  "attempt-interrupted": ({ state }, _event, at) =>
    state === "sending" ? becameUnknown({ kind: "interrupted" }, at) : undefined,

  "looked-up"(batch, { verdict }, at) {
    if (verdict.kind === "found" && NEVER_RECEIVED.includes(batch.state)) {
      const { copies, messageId = null } = verdict;
      const dueAt = nextStatusCheck(receiptsStart(batch, batch.unknownSince ?? at), at) ?? null;
      return { state: "accepted", acceptedAt: at, messageId, copies, tries: 0, dueAt, reason: null };
    }
    const since = batch.unknownSince ?? at;
    switch (batch.state) {
      case "unknown":
        return stillUnknown(batch, verdict.kind === "doubtful", since, at);
      case "needs-user":
      case "given-up":
        return { state: batch.state, dueAt: nextLateLookup(since, at) ?? null, tries: 0 };
      case "queued":
        // Looked up before it is sent. What was found under a tag of the person's own may be this one: a person decides.
        return verdict.kind === "doubtful" && batch.decisions === 1
          ? { state: "needs-user", unknownSince: at, dueAt: null, reason: { kind: "doubtful-match" } }
          : undefined;
      default:
        return undefined;
    }
  },

  "receipts-read"(batch, { awaited, copies }, at) {
    if (batch.state !== "accepted") return undefined;
    const due = awaited ? nextStatusCheck(receiptsStart(batch, batch.acceptedAt ?? at), at) : undefined;
    return {
      state: "accepted",
      tries: 0,
      dueAt: due ?? null,
      ...(copies === undefined ? {} : { copies }),
      ...(awaited && due === undefined ? { receiptsEnded: true } : {}),
    };
  },

  "reading-failed"(batch, _event, at) {
    const since = batch.unknownSince ?? at;
    if (batch.state === "unknown" && at - since >= TIME_WITHOUT_LOOKUP) {
      const dueAt = nextLateLookup(since, at) ?? null;
      return { state: "needs-user", dueAt, reason: { kind: "not-looked-up" } };
    }
    if (!READ_STATES.includes(batch.state)) return undefined;
    const tries = batch.tries + 1;
    const waits = { state: batch.state, tries, dueAt: nextTry(tries + 2, at) };
    return batch.state === "queued" ? { ...waits, reason: { kind: "unreachable" } } : waits;
  },

  decided(batch, { decision }, at) {
    switch (decision) {
      case "look-again":
        return ["unknown", "needs-user", "given-up", "accepted"].includes(batch.state)
          ? { state: batch.state, dueAt: at }
          : undefined;
      case "send-again":
        return batch.state === "needs-user"
          ? { state: "queued", decisions: batch.decisions + 1, dueAt: at, tries: 0 }
          : undefined;
      case "give-up":
        return batch.state === "needs-user" ? { state: "given-up" } : undefined;
    }
  },

  withdrawn(batch, _event, at) {
    if (batch.state !== "queued") return undefined;
    // "Cancelled" would say that it did not go.
    if (batch.mayHaveGone) return { state: "needs-user", dueAt: nextLateLookup(batch.unknownSince ?? at, at) ?? null };
    return { state: "cancelled", dueAt: null };
  },

  cancelled: ({ state }) => (state === "accepted" ? { state: "cancelled", dueAt: null, reason: null } : undefined),

  "not-cancelled": ({ state }, { reason }) => (state === "accepted" ? { state, reason } : undefined),

  "clock-set-back"(batch, _event, at) {
    if (["unknown", "needs-user", "given-up"].includes(batch.state))
      return { state: batch.state, unknownSince: at, dueAt: at };
    if (batch.state === "accepted")
      return { state: "accepted", acceptedAt: at, dueAt: nextStatusCheck(receiptsStart(batch, at), at) ?? null };
    return undefined;
  },
};

/**
 * The change of a batch when an event happens to it. Pure: the store reads the facts, applies the change if the state
 * is still the same, and writes it down.
 *
 * @param at the present time, in milliseconds since 1970
 * @returns `undefined` when the event does not concern a batch in this state
 * @throws Error when a rule asks for a change of state that `TRANSITIONS` does not have
 */
export function transition(batch: BatchFacts, event: BatchEvent, at: number): BatchChange | undefined {
  // The rule and the event belong to the same kind, which the types cannot follow through the table.
  const change = (RULES[event.kind] as Rule<BatchEvent["kind"]>)(batch, event as never, at);
  if (change && change.state !== batch.state && !TRANSITIONS[batch.state].includes(change.state)) {
    throw new Error(`No batch goes from ${batch.state} to ${change.state}.`);
  }
  return change;
}

/** The time from which receipts can be expected: the scheduled time, and the end of the hours that the law keeps free. */
function receiptsStart(
  { scheduledAt, commercial }: Pick<BatchFacts, "scheduledAt" | "commercial">,
  sentAt: number,
): number {
  const at = new Date(Math.max(sentAt, scheduledAt ?? 0));
  return forecastDelivery({ at, commercial }).deliveredAt.getTime();
}

function afterAttempt(batch: BatchFacts, answer: SendAnswer, at: number): BatchChange {
  switch (answer.outcome) {
    case "sent": {
      const { messageId, segments, cost, currency } = answer;
      const dueAt = nextStatusCheck(receiptsStart(batch, at), at) ?? null;
      const receipt = { messageId, cost, currency, ...(segments === undefined ? {} : { segments }) };
      return { state: "accepted", acceptedAt: at, ...receipt, dueAt, tries: 0, reason: null, isProgress: true };
    }
    case "not-sent":
      return notSent(batch, answer, at);
    case "unknown":
      return becameUnknown(answer.reason, at);
  }
}

/** A refusal is a failure only when no earlier attempt may have gone, and the rest of the message need not wait for it. */
function notSent(
  batch: BatchFacts,
  { reason, retryAfter = 0 }: Extract<SendAnswer, { outcome: "not-sent" }>,
  at: number,
): BatchChange {
  if (mayBeRetried(reason)) {
    const dueAt = Math.max(nextTry(batch.tries, at), at + retryAfter);
    return { state: "queued", dueAt, tries: batch.tries + 1, reason };
  }
  if (batch.isPortion && concernsAccount(reason)) {
    const dueAt = nextAccountCheck(batch.tries, at);
    return { state: "queued", dueAt, tries: batch.tries + 1, reason, holdsMessage: true };
  }
  if (!batch.mayHaveGone) return { state: "failed", reason };
  return { state: "needs-user", reason, dueAt: nextLateLookup(batch.unknownSince ?? at, at) ?? null };
}

function becameUnknown(reason: Reason, at: number): BatchChange {
  return { state: "unknown", unknownSince: at, lookups: 0, tries: 0, dueAt: nextLookup(at, at), reason };
}

function stillUnknown(batch: BatchFacts, doubtful: boolean, since: number, at: number): BatchChange {
  const lookups = batch.lookups + 1;
  const isLongEnough = lookups >= LOOKUPS_BEFORE_ASKING && at - since >= TIME_BEFORE_ASKING;
  if (!doubtful && !isLongEnough) return { state: "unknown", lookups, tries: 0, dueAt: nextLookup(since, at) };
  const reason: Reason = { kind: doubtful ? "doubtful-match" : "not-found" };
  return { state: "needs-user", lookups, tries: 0, dueAt: nextLateLookup(since, at) ?? null, reason };
}

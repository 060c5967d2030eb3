import type { Reason } from "./answers.ts";
import type { BatchChange, BatchFacts } from "./batch-events.ts";
import type { BatchState } from "./batch-state.ts";

/** The columns of a request that the machine reads and changes. Times are milliseconds since 1970. */
export interface RequestColumns {
  readonly state: BatchState;
  readonly decisions: number;
  /** The time at which its next step is due; `null`: none is. */
  readonly due_at: number | null;
  readonly tries: number;
  readonly lookups: number;
  readonly unknown_since: number | null;
  readonly accepted_at: number | null;
  /** The number of times that the gateway has it; more than once is a double. 0: not looked up. */
  readonly copies: number;
  readonly segments: number | null;
  readonly cost: number | null;
  readonly currency: string | null;
  /** A `Reason` as JSON. */
  readonly reason: string | null;
}

/** The facts that are not in the row itself. */
export type OtherFacts = Pick<BatchFacts, "mayHaveGone" | "isPortion" | "scheduledAt" | "commercial">;

/** The facts about a request that the machine needs. */
export function factsOf(row: RequestColumns, others: OtherFacts): BatchFacts {
  return {
    state: row.state,
    decisions: row.decisions,
    tries: row.tries,
    lookups: row.lookups,
    unknownSince: row.unknown_since,
    acceptedAt: row.accepted_at,
    ...others,
  };
}

type Column = keyof RequestColumns;

/** The column of each fact that is written as it is. */
const COLUMNS = {
  decisions: "decisions",
  dueAt: "due_at",
  tries: "tries",
  lookups: "lookups",
  unknownSince: "unknown_since",
  acceptedAt: "accepted_at",
  segments: "segments",
  cost: "cost",
  currency: "currency",
} as const satisfies Partial<Record<keyof BatchChange, Column>>;

/** The columns that a change sets: column and value. What it does not speak of stays. */
export function columnsOf(
  change: BatchChange,
  { copies }: Pick<RequestColumns, "copies">,
): Map<Column, string | number | null> {
  const set = new Map<Column, string | number | null>([["state", change.state]]);
  for (const [fact, column] of Object.entries(COLUMNS)) {
    const value = change[fact as keyof typeof COLUMNS];
    if (value !== undefined) set.set(column, value);
  }
  // A copy that was seen once stays seen.
  if (change.copies !== undefined) set.set("copies", Math.max(change.copies, copies));
  if (change.reason !== undefined) set.set("reason", change.reason && reasonText(change.reason));
  return set;
}

/** A reason as its column has it. */
export const reasonText = (reason: Reason): string => JSON.stringify(reason);

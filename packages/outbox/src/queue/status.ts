import type { Certainty, FieldError, Issue, MessageId, OutcomeReason } from "@sms-composer/core";
import type { Transaction } from "../database/sql-database.ts";
import type { Reason, ReasonKind } from "../machine/answers.ts";
import type { BatchState } from "../machine/batch-state.ts";
import { reasonOf, type RefusedRecipient } from "./attempts.ts";
import type { InvalidRow } from "./entry-reading.ts";
import { messageIdOf, type OutboxContext, type PortionRow } from "./portion-rows.ts";
import type { SendIdentity } from "./queueing.ts";

/** The state of one request of a send. */
export interface PortionStatus {
  /** Its number in the send, from 0. */
  readonly portion: number;
  readonly state: BatchState;
  /** Its certain outcome; undefined while it certainly has not left and may still do so. */
  readonly outcome?: Certainty;
  readonly reason?: OutcomeReason;
  /** The gateway's control code. */
  readonly code?: number;
  /** The gateway's own words. */
  readonly message?: string;
  /** The gateway's complaints field by field. */
  readonly fieldErrors?: readonly FieldError[];
  /** Rules that were broken when it was about to leave, such as a time that had passed meanwhile. */
  readonly issues?: readonly Issue[];
  /** The indexes of the requests, or rows of the list, that it is for. */
  readonly rows: readonly number[];
  /** Recipients whom the gateway refused while it took the others. */
  readonly refused: readonly (RefusedRecipient & { readonly row: number })[];
  readonly recipients: number;
  readonly tag: string;
  readonly messageId?: MessageId;
  /** SMS billed in all. */
  readonly segments?: number;
  readonly cost?: number;
  readonly currency?: string;
  /** The number of times that the gateway was seen to have it, where it was looked up; more than once is a double. */
  readonly copies?: number;
}

/**
 * The state of a send. `waiting`: nothing was begun. `sending`: something is to be done yet. `uncertain`: a person, or
 * a policy, has to decide on a portion. `done`: nothing happens any more.
 */
export type SendState = "waiting" | "sending" | "uncertain" | "done";

/** A send, as far as it is known. */
export interface OutboxStatus {
  readonly key: string;
  readonly scope: string;
  readonly state: SendState;
  /** Its outcome when it is done: that of the portions where they agree, else `unknown`. */
  readonly outcome?: Certainty;
  readonly queuedAt: Date;
  /** Recipients by what is certain of them. */
  readonly recipients: {
    readonly total: number;
    readonly waiting: number;
    readonly sent: number;
    readonly notSent: number;
    readonly unknown: number;
  };
  readonly portions: readonly PortionStatus[];
  /** Rows that cannot be sent, and why; the others were. */
  readonly invalid: readonly InvalidRow[];
  /** Rows with the number and the text of an earlier one. */
  readonly duplicates: readonly number[];
  /** Whether it was handed over as a list. */
  readonly isList: boolean;
}

interface SendRow {
  readonly id: number;
  readonly scope: string;
  readonly idempotency_key: string;
  readonly queued_at: number;
  readonly left_out: string;
}

/** Without its rows once they are erased. */
export type PortionWithRows = PortionRow &
  Pick<SendRow, "scope" | "idempotency_key"> & { readonly row_numbers: string | null; readonly entries?: string };

/** Portions with whose they are. */
export const PORTIONS = `SELECT portion.*, entries.row_numbers, CASE WHEN refused IS NULL THEN NULL ELSE entries.entries END AS entries,
    send.scope, send.idempotency_key
  FROM sms_outbox_portion portion JOIN sms_outbox_send send ON send.id = portion.send_id
    LEFT JOIN sms_outbox_entries entries ON entries.portion_id = portion.id`;

/** @returns `undefined` when nothing is known of the key */
export async function readStatus(
  context: OutboxContext,
  { scope, key }: SendIdentity,
): Promise<OutboxStatus | undefined> {
  const { read } = await context.database();
  return read(async (sql) => {
    const send = await sql.first<SendRow>(
      "SELECT * FROM sms_outbox_send WHERE account = ? AND scope = ? AND idempotency_key = ?",
      context.account,
      scope,
      key,
    );
    if (!send) return undefined;
    const rows = await sql.all<PortionWithRows>(`${PORTIONS} WHERE send_id = ? ORDER BY position`, send.id);
    return statusOf(send, rows.map(portionStatusOf));
  });
}

/** One portion, and whose it is. */
export interface PortionNews extends PortionStatus {
  readonly key: string;
  readonly scope: string;
}

/** @returns `undefined` when it was deleted */
export async function readPortion(sql: Transaction, id: number): Promise<PortionNews | undefined> {
  const row = await sql.first<PortionWithRows>(`${PORTIONS} WHERE portion.id = ?`, id);
  return row && newsOf(row);
}

export const newsOf = (row: PortionWithRows): PortionNews => ({
  key: row.idempotency_key,
  scope: row.scope,
  ...portionStatusOf(row),
});

const CERTAINTY: Readonly<Record<Exclude<BatchState, "queued">, Certainty>> = {
  sending: "unknown",
  unknown: "unknown",
  "needs-user": "unknown",
  "given-up": "unknown",
  accepted: "sent",
  failed: "not-sent",
  cancelled: "not-sent",
};

function portionStatusOf(row: PortionWithRows): PortionStatus {
  const outcome = row.state === "queued" ? (row.may_have_gone === 1 ? "unknown" : undefined) : CERTAINTY[row.state];
  const messageId = messageIdOf(row);
  const numbers = JSON.parse(row.row_numbers ?? "[]") as readonly number[];
  return {
    portion: row.position,
    state: row.state,
    ...(outcome !== undefined && { outcome }),
    ...explain(reasonOf(row)),
    rows: numbers,
    refused: refusedOf(row, numbers),
    recipients: row.recipients,
    tag: row.tag,
    ...(messageId !== undefined && { messageId }),
    ...(row.segments !== null && { segments: row.segments }),
    ...(row.cost !== null && { cost: row.cost }),
    ...(row.currency !== null && { currency: row.currency }),
    ...(row.copies > 0 && { copies: row.copies }),
  };
}

/** The outbox's own reasons, in core's words. */
const OWN_REASONS: Readonly<Record<Exclude<ReasonKind, OutcomeReason>, OutcomeReason>> = {
  "untrusted-certificate": "unreachable",
  "not-found": "no-answer",
  "not-looked-up": "no-answer",
  "doubtful-match": "no-answer",
};

function explain(
  reason: Reason | undefined,
): Pick<PortionStatus, "reason" | "code" | "message" | "fieldErrors" | "issues"> {
  if (!reason) return {};
  const { kind, ...details } = reason;
  return {
    reason: kind in OWN_REASONS ? OWN_REASONS[kind as keyof typeof OWN_REASONS] : (kind as OutcomeReason),
    ...details,
  };
}

function refusedOf({ refused, entries }: PortionWithRows, numbers: readonly number[]): PortionStatus["refused"] {
  if (refused === null || entries === undefined) return [];
  const { recipients } = JSON.parse(entries) as { readonly recipients: readonly string[] };
  return (JSON.parse(refused) as RefusedRecipient[]).map((each) => ({
    ...each,
    row: numbers[recipients.indexOf(each.recipient)] ?? -1,
  }));
}

function statusOf(send: SendRow, portions: readonly PortionStatus[]): OutboxStatus {
  const leftOut = JSON.parse(send.left_out) as Pick<OutboxStatus, "invalid" | "duplicates" | "isList">;
  const sumOf = (outcome: Certainty | undefined): number =>
    portions
      .filter((portion) => portion.outcome === outcome)
      .reduce((sum, { recipients, refused }) => sum + recipients - (outcome === "sent" ? refused.length : 0), 0);
  const refused = portions.reduce((sum, portion) => sum + portion.refused.length, 0);
  const state = stateOf(portions);
  const outcome = outcomeOfAll(portions.flatMap((portion) => portion.outcome ?? []));
  return {
    key: send.idempotency_key,
    scope: send.scope,
    state,
    ...(state === "done" && { outcome }),
    queuedAt: new Date(send.queued_at),
    recipients: {
      total: portions.reduce((sum, { recipients }) => sum + recipients, 0),
      waiting: sumOf(undefined),
      sent: sumOf("sent"),
      notSent: sumOf("not-sent") + refused,
      unknown: sumOf("unknown"),
    },
    portions,
    ...leftOut,
  };
}

function stateOf(portions: readonly PortionStatus[]): SendState {
  const states = new Set(portions.map(({ state }) => state));
  if (["sending", "unknown"].some((state) => states.has(state as BatchState))) return "sending";
  if (states.has("queued")) return states.size === 1 ? "waiting" : "sending";
  return states.has("needs-user") ? "uncertain" : "done";
}

function outcomeOfAll(outcomes: readonly Certainty[]): Certainty {
  const [first, ...others] = new Set(outcomes);
  if (first === undefined) return "not-sent";
  return others.length === 0 ? first : "unknown";
}

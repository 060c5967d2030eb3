import type { PortionOutcome, SendOutcome, SendRequest } from "@sms-composer/core/requests";
import { withCheckedText } from "../../checked-text.ts";
import { toSendOutcome } from "../../errors.ts";
import type { BulkReceipt } from "../../calls/send-bulk.ts";
import { refusalOf } from "../handler-answer.ts";
import type { HandlerSettings } from "../handler-options.ts";
import { internationalDigits } from "@sms-composer/core/opt-outs";
import { countersOf, giveBack } from "../rules/quotas.ts";
import { loadEstimate, segmentsOf, sumEstimates } from "../rules/send-estimate.ts";
import type { SendEstimate } from "../rules/send-estimate.ts";
import { grouped } from "../portion-outcomes.ts";
import type { Settled } from "../send-attempt.ts";
import type { ListEntry } from "./list-body.ts";
import { rowTurns } from "./turns.ts";

/** A portion as a store keeps it. */
export type StoredPortion = PortionOutcome & {
  /** The number of portions of the list. */
  readonly of?: number;
  /** Rows that the gateway refused while it accepted the others, with its control code. */
  readonly refused?: readonly { readonly code: number; readonly rows: readonly number[] }[];
};

/** One portion, ready to leave. */
export interface PortionAttempt {
  readonly scope: string;
  /** The fields that all rows share. */
  readonly common: SendRequest;
  readonly entries: readonly ListEntry[];
  readonly count: TextCounter;
  /** The number of portions of the list. */
  readonly of: number;
  readonly tag: string | undefined;
}

/** Counts the SMS of a text. */
export type TextCounter = (message: string) => number;

/** A counter that counts each text of one list once, however often it is asked for. */
export function textCounter(common: SendRequest): TextCounter {
  const known = new Map<string, number>();
  return (message) => {
    const segments = known.get(message) ?? segmentsOf({ ...common, message });
    known.set(message, segments);
    return segments;
  };
}

/** The estimate of rows, counted text by text, in slices. */
export async function estimateEntries(
  settings: HandlerSettings,
  common: SendRequest,
  entries: readonly ListEntry[],
  count: TextCounter,
): Promise<SendEstimate> {
  const byText = grouped(entries, ({ message }) => message);
  const estimateSend = await loadEstimate();
  const estimates: SendEstimate[] = [];
  const pause = rowTurns();
  for (const [message, same] of byText) {
    const request = { ...common, message, recipients: same.map(({ recipient }) => recipient) };
    estimates.push(estimateSend(request, count(message), settings.prices));
    await pause();
  }
  return sumEstimates(estimates);
}

/** Control codes by which the gateway refuses these rows, and may take others. */
const ROW_CODES: ReadonlySet<unknown> = new Set([2, 9, 13, 14, 51, 55]);

/** Whether a portion was refused for its rows, so that those after it may go. */
export function isOfTheRows(outcome: SendOutcome): boolean {
  return outcome.outcome === "not-sent" && outcome.reason === "refused" && ROW_CODES.has(outcome.code);
}

/** Takes the portion from the quotas and sends it. Rejects only before it calls the client. */
export async function attemptPortion(settings: HandlerSettings, portion: PortionAttempt): Promise<Settled> {
  const { scope, common, entries, count, of } = portion;
  const rows = entries.map(({ row }) => row);
  const estimate = await estimateEntries(settings, common, entries, count);
  const counters = common.sandbox ? [] : countersOf(settings.limits, scope, estimate);
  if (counters.length > 0 && !(await settings.store.consume(counters, settings.now())))
    return { outcome: { ...refusalOf("quota-exceeded"), rows } as StoredPortion, isKept: false };
  const outcome = { ...(await send(settings, portion)), of } as StoredPortion;
  if (outcome.outcome === "not-sent") await giveBack(settings.store, counters, settings.now());
  // What certainly did not go may be tried again under the same key, unless the gateway will not have these rows.
  return { outcome, isKept: outcome.outcome !== "not-sent" || isOfTheRows(outcome) };
}

async function send({ client }: HandlerSettings, { common, entries, tag }: PortionAttempt): Promise<StoredPortion> {
  const rows = entries.map(({ row }) => row);
  const { recipients: _recipients, message: _message, ...options } = { ...common, ...(tag !== undefined && { tag }) };
  const [first] = entries;
  try {
    if (first && entries.every(({ message }) => message === first.message)) {
      const recipients = entries.map(({ recipient }) => recipient);
      const receipt = await client.send(withCheckedText({ ...options, recipients, message: first.message }));
      return { outcome: "sent", ...receipt, segments: receipt.segments * recipients.length, rows };
    }
    if (!client.sendBulk) return { ...refusalOf("list-too-long", "This backend sends one text at a time."), rows };
    const messages = entries.map(({ recipient, message }) => ({ recipient, message }));
    return split(await client.sendBulk(withCheckedText({ ...options, messages })), entries);
  } catch (error) {
    const failed = toSendOutcome(error);
    return { ...failed, ...(failed.outcome === "unknown" && tag !== undefined && { tag }), rows };
  }
}

/** The rows that the gateway accepted, beside those that it refused one by one. */
function split({ parts, ...receipt }: BulkReceipt, entries: readonly ListEntry[]): StoredPortion {
  const codes = new Map(
    parts.filter(({ accepted }) => !accepted).map(({ recipient, code }) => [internationalDigits(recipient), code]),
  );
  const codeOf = ({ recipient }: ListEntry): number | undefined => codes.get(internationalDigits(recipient));
  const byCode = grouped(entries, codeOf);
  const accepted = byCode.get(undefined) ?? [];
  const refused = [...byCode].flatMap(([code, some]) =>
    code === undefined ? [] : [{ code, rows: some.map(({ row }) => row) }],
  );
  return { outcome: "sent", ...receipt, rows: accepted.map(({ row }) => row), ...(refused.length > 0 && { refused }) };
}

/** A stored portion as it is answered: rows that the gateway refused are a portion of their own. */
export function toPortions({ of: _of, refused = [], ...outcome }: StoredPortion): PortionOutcome[] {
  const others = refused.map(({ code, rows }): PortionOutcome => ({
    outcome: "not-sent",
    reason: "refused",
    code,
    rows,
  }));
  return outcome.rows.length > 0 ? [outcome, ...others] : others;
}

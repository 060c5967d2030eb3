import type { SendOutcome } from "@sms-composer/core";
import type { BatchState, Reason } from "@sms-composer/outbox/machine";
import type { BatchDetail, MessageDetail } from "../outbox/history/message-detail.ts";

/**
 * The result of a message as a whole. `partly-sent`: some of its requests certainly went, the others certainly did not.
 * `found`: sent, but without a receipt, since it was found by its tag. `held`: the rest waits for the account.
 */
export type SendResult =
  | SendOutcome
  | ({ readonly outcome: "partly-sent" | "found" | "held" } & Pick<
      Extract<SendOutcome, { outcome: "not-sent" | "unknown" }>,
      "code" | "message"
    >);

const MAY_HAVE_GONE: readonly BatchState[] = ["unknown", "needs-user", "given-up"];

/** The outcome of a message as a whole; `undefined` while a part of it may still leave by itself. */
export function settledOutcome({ batchList, held }: Pick<MessageDetail, "batchList" | "held">): SendResult | undefined {
  const isSome = (...states: readonly BatchState[]) => batchList.some(({ state }) => states.includes(state));
  if (batchList.length === 0 || isSome("sending")) return undefined;
  const reason = firstReason(batchList);
  if (isSome("queued")) return held === "account" ? { outcome: "held", ...reason } : undefined;
  if (isSome(...MAY_HAVE_GONE)) return { outcome: "unknown", ...reason };
  if (!isSome("accepted")) return { outcome: "not-sent", ...reason };
  const isInPart = isSome("failed", "cancelled") || batchList.some(({ refused }) => refused > 0);
  return isInPart ? { outcome: "partly-sent", ...reason } : receiptOf(batchList);
}

function firstReason(batches: readonly BatchDetail[]) {
  const reason: Partial<Reason> = batches.find(({ reason: given }) => given)?.reason ?? {};
  const { code, message, fieldErrors, issues } = reason;
  return {
    ...(code === undefined ? {} : { code }),
    ...(message === undefined ? {} : { message }),
    ...(fieldErrors ? { fieldErrors } : {}),
    ...(issues ? { issues } : {}),
  };
}

function receiptOf(batches: readonly BatchDetail[]): SendResult {
  const [first] = batches;
  const messageId = first?.messageId;
  if (!first || messageId === undefined || batches.some(({ sms }) => sms === undefined)) {
    return { outcome: "found" };
  }
  return {
    outcome: "sent",
    messageId,
    // A list has no count that all of its people share: the report says what it came to in all.
    segments: first.segments ?? batches.reduce((sum, { sms = 0 }) => sum + sms, 0),
    cost: batches.reduce((sum, { cost = 0 }) => sum + cost, 0),
    currency: first.currency ?? "EUR",
  };
}

import type { CancelAnswer } from "@sms-composer/outbox/machine";
import type { Messages } from "../../messages/en/index.ts";
import type { MessageDetail } from "../../outbox/history/message-detail.ts";

/** The sentence after a cancellation: "cancelled" only of a message of which no part can go any more. */
export function cancellationMessage(
  answers: readonly CancelAnswer[],
  after: Pick<MessageDetail, "batchList"> | undefined,
  { message: messages }: Messages,
): string {
  const { notCancelled, cancelUnknown, cancelWithoutId } = messages;
  const sentences = { refused: notCancelled, unknown: cancelUnknown, "without-id": cancelWithoutId } as const;
  for (const { outcome } of answers) if (outcome !== "cancelled") return sentences[outcome];
  const isOver = after?.batchList.every(({ state }) => state === "cancelled" || state === "failed");
  if (!isOver) return messages.notWhollyCancelled;
  return answers.length === 0 ? messages.takenBack : messages.cancelled;
}

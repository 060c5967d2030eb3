import type { CancelAnswer } from "@sms-composer/outbox/machine";
import type { Provider } from "@sms-composer/outbox/provider";
import type { Outbox } from "../outbox/outbox.ts";

/**
 * Cancels at the provider what of a scheduled message it has accepted; an answer for each of its requests.
 * `provider`: of the account that the message was sent with; `undefined` when that is not in use.
 */
export async function cancelScheduled(
  outbox: Outbox,
  id: string,
  provider: Provider | undefined,
): Promise<CancelAnswer[]> {
  const answers: CancelAnswer[] = [];
  for (const { id: batchId, state, messageId } of outbox.readMessage(id)?.batchList ?? []) {
    if (state !== "accepted") continue;
    if (messageId === undefined) {
      answers.push({ outcome: "without-id" });
      continue;
    }
    if (!provider) {
      answers.push({ outcome: "unknown", reason: { kind: "unreachable" } });
      continue;
    }
    const answer = await provider.cancel(messageId);
    if (answer.outcome === "cancelled") outbox.recordCancelled(batchId);
    else if ("reason" in answer) outbox.recordNotCancelled(batchId, answer.reason);
    answers.push(answer);
  }
  return answers;
}

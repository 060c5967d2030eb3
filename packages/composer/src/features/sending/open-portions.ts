import type { SendOutcome, SendProgress, SendRequest } from "@sms-composer/core/requests";
import type { Accepted, Doubt, OpenPortion, Portion, Refusal, SendResult } from "./sending.ts";

/** The number of recipients of some requests. */
export const recipientsOf = (some: readonly Pick<Portion, "request">[]): number =>
  some.reduce((sum, { request }) => sum + request.recipients.length, 0);

/** The accepted request; without its receipt where the answer was lost and the send was only found again. */
export function acceptedBy(request: SendRequest, outcome: Extract<SendOutcome, { outcome: "sent" }>): Accepted {
  return { request, receipt: "messageId" in outcome ? outcome : undefined, optedOut: outcome.optedOut };
}

/** A request that is not over, with what its backend says of it. */
export const openOf = (portion: Portion, refusal: Refusal): OpenPortion => ({
  ...portion,
  progress: refusal.progress,
  optedOut: refusal.optedOut,
  refusal,
});

/** Whether a backend goes on sending one of them. */
export const hasProgress = (open: readonly OpenPortion[]): boolean => open.some(({ progress }) => progress);

/**
 * Asks what became of the requests of a send that are not over.
 * @param ask answers undefined when it cannot be asked now
 */
export async function lookAtOpen(
  { open: portions, rest }: Doubt,
  ask: (portion: OpenPortion) => Promise<SendOutcome | undefined>,
): Promise<SendResult> {
  const open: OpenPortion[] = [];
  const accepted: Accepted[] = [];
  const failed: SendResult["failed"][number][] = [];
  for (const portion of portions) {
    const { request, progress: before, optedOut } = portion;
    // They leave in their order: what a backend has behind one that waits is not asked for each time.
    const answer = before && hasProgress(open) ? undefined : await ask(portion);
    if (answer?.outcome === "sent") accepted.push(acceptedBy(request, { ...(optedOut && { optedOut }), ...answer }));
    else if (answer?.outcome === "not-sent") failed.push({ request, refusal: answer });
    // A question without an answer says nothing of what the backend has taken.
    else open.push({ ...portion, ...(answer && { progress: answer.progress, refusal: answer }) });
  }
  return { accepted, open, failed, rest };
}

/** The progress of a send: what was accepted, and what of the others was. */
export function progressOf(accepted: readonly Accepted[], open: readonly OpenPortion[]): SendProgress {
  let sent = recipientsOf(accepted);
  let total = sent;
  for (const { request, progress } of open) {
    sent += progress?.sent ?? 0;
    total += progress?.total ?? request.recipients.length;
  }
  return { sent, total };
}

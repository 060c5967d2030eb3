import type { Issue, SendDraft, SendRequest } from "@sms-composer/core";
import { parseRecipientsInSlices } from "@sms-composer/core/recipients";
import { LIMITS, validateSendRequest } from "@sms-composer/core/requests";
import type { Outbox } from "../outbox/outbox.ts";
import { inTurns, nextTurn } from "../turns.ts";
import { fillList, type IncomingList } from "./filled-list.ts";
import type { BatchState } from "@sms-composer/outbox/machine";
import type { MessageState } from "../outbox/history/message-detail.ts";
import { settledOutcome, type SendResult } from "./settled-outcome.ts";

export interface SendServiceParts {
  readonly outbox: Outbox;
  readonly now: () => Date;
  /** ISO 3166-1 code whose national numbers are understood. */
  readonly country: () => string;
  /** Called when there is something new to send. */
  readonly wake: () => void;
}

/** A request as it comes over the bridge, which may carry an `undefined` where a field is not set. */
export type IncomingRequest = SendDraft & Pick<SendRequest, "recipients" | "message">;

export interface SendService {
  /**
   * Queues a draft and answers when nothing of it can still leave by itself.
   * @param account whose key sends it
   * @param list the people who each get a text of their own; the request has no recipients then
   */
  send(draftId: string, request: IncomingRequest, account: string, list?: IncomingList): Promise<SendResult>;
  /** Called after each change of a message. */
  changed(messageId: string): void;
}

export function createSendService({ outbox, now, country, wake }: SendServiceParts): SendService {
  const waiting = new Map<string, { promise: Promise<SendResult>; resolve: (outcome: SendResult) => void }>();

  function changed(messageId: string): void {
    const waits = waiting.get(messageId);
    if (!waits || isUndecided(outbox.readState(messageId))) return;
    const message = outbox.readMessage(messageId, 0);
    const outcome = settledOutcome(message ?? { batchList: [] });
    if (!outcome) return;
    waits.resolve(outcome);
    waiting.delete(messageId);
  }

  return {
    changed,
    async send(draftId, request, account, incoming) {
      const list = incoming && (await fillList(incoming, withoutUndefined(request)));
      const [first] = list?.entries ?? [];
      if (incoming && !first) return { outcome: "not-sent", reason: "invalid" };
      // What is common to all is checked with the text and the number of one of them.
      const one = first ? { ...request, recipients: [first.phone], message: first.text } : request;
      const { issues, ready } = await checked(one, now(), country());
      if (issues.length > 0) return { outcome: "not-sent", issues };
      const known = waiting.get(draftId) ?? Promise.withResolvers<SendResult>();
      waiting.set(draftId, known);
      const queueing = list
        ? { draftId, account, list, request: { ...ready, recipients: [], message: request.message } }
        : { draftId, account, request: ready };
      await inTurns(outbox.queueInSlices(queueing));
      changed(draftId);
      wake();
      return known.promise;
    },
  };
}

/** A part of it may still leave by itself, so that nothing can be said of it as a whole. */
function isUndecided(state: MessageState | undefined): boolean {
  const has = (wanted: BatchState) => state?.batches.some((batch) => batch.state === wanted) ?? false;
  return has("sending") || (has("queued") && state?.held !== "account");
}

/** The rules once more, on this side of the bridge, request by request; and each number once, in E.164. */
async function checked(
  incoming: IncomingRequest,
  now: Date,
  country: string,
): Promise<{ issues: Issue[]; ready: SendRequest }> {
  const request = withoutUndefined(incoming);
  const { valid, invalid } = await inTurns(parseRecipientsInSlices(request.recipients, { country }));
  const recipients = valid.map(({ e164 }) => e164);
  const issues: Issue[] = [];
  const [firstInvalid] = invalid;
  if (firstInvalid) {
    const params = { count: invalid.length, first: firstInvalid.source };
    issues.push({ field: "recipients", code: "invalid-recipients", params });
  }
  for (let start = 0; start === 0 || start < recipients.length; start += LIMITS.recipients) {
    const part = { ...request, recipients: recipients.slice(start, start + LIMITS.recipients) };
    const found = validateSendRequest(part, { now });
    if (found.length > 0) return { issues: [...issues, ...found], ready: request };
    await nextTurn();
  }
  return { issues, ready: { ...request, recipients } };
}

function withoutUndefined(incoming: IncomingRequest): SendRequest {
  return Object.fromEntries(
    Object.entries(incoming).filter(([, value]) => value !== undefined),
  ) as unknown as SendRequest;
}

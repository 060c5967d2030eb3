import type { Issue, SendDraft, SendRequest } from "@sms-composer/core";
import { parseRecipients } from "@sms-composer/core/recipients";
import { validateSendRequest } from "@sms-composer/core/requests";
import type { Outbox } from "../outbox/outbox.ts";
import { RECIPIENTS_PER_REQUEST } from "../outbox/store/queueing.ts";
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
  /** Queues a draft and answers when nothing of it can still leave by itself; `account`: whose key sends it. */
  send(draftId: string, request: IncomingRequest, account: string): Promise<SendResult>;
  /** To be told of each change of a message. */
  changed(messageId: string): void;
}

export function createSendService({ outbox, now, country, wake }: SendServiceParts): SendService {
  const waiting = new Map<string, { promise: Promise<SendResult>; resolve: (outcome: SendResult) => void }>();

  function changed(messageId: string): void {
    const waits = waiting.get(messageId);
    if (!waits) return;
    const message = outbox.readMessage(messageId, 0);
    const outcome = settledOutcome(message ?? { batchList: [] });
    if (!outcome) return;
    waits.resolve(outcome);
    waiting.delete(messageId);
  }

  return {
    changed,
    async send(draftId, request, account) {
      const { issues, ready } = checked(request, now(), country());
      if (issues.length > 0) return { outcome: "not-sent", issues };
      const known = waiting.get(draftId) ?? Promise.withResolvers<SendResult>();
      waiting.set(draftId, known);
      outbox.queue({ draftId, account, request: ready });
      changed(draftId);
      wake();
      return known.promise;
    },
  };
}

/** The rules once more, on this side of the bridge, request by request; and each number once, in E.164. */
function checked(incoming: IncomingRequest, now: Date, country: string): { issues: Issue[]; ready: SendRequest } {
  const set = Object.entries(incoming).filter(([, value]) => value !== undefined);
  const request = Object.fromEntries(set) as unknown as SendRequest;
  const { valid, invalid } = parseRecipients(request.recipients, { country });
  const recipients = valid.map(({ e164 }) => e164);
  const issues: Issue[] = [];
  const [firstInvalid] = invalid;
  if (firstInvalid) {
    const params = { count: invalid.length, first: firstInvalid.source };
    issues.push({ field: "recipients", code: "invalid-recipients", params });
  }
  for (let start = 0; start === 0 || start < recipients.length; start += RECIPIENTS_PER_REQUEST) {
    const part = { ...request, recipients: recipients.slice(start, start + RECIPIENTS_PER_REQUEST) };
    const found = validateSendRequest(part, { now });
    if (found.length > 0) return { issues: [...issues, ...found], ready: request };
  }
  return { issues, ready: { ...request, recipients } };
}

import type { BulkRequest } from "@sms-composer/client";
import type { CancelAnswer, Delivery, Reason, SendAnswer } from "../machine/answers.ts";
import type { MessageId, SendRequest } from "@sms-composer/core";

/**
 * The API as the outbox needs it. `send` answers, it does not throw: an error that nobody foresaw counts as unknown.
 * The reading calls throw when they got no answer; the worker then asks again later.
 */
export interface Provider {
  send(request: OutgoingRequest): Promise<SendAnswer>;
  findByTag(tag: string): Promise<readonly Delivery[]>;
  deliveries(messageId: MessageId): Promise<readonly Delivery[]>;
  cancel(messageId: MessageId): Promise<CancelAnswer>;
  /** Whether what the account was refused for is put right, as far as a call that sends nothing can tell. */
  isPutRight(reason: Reason | undefined, needs: AccountNeeds): Promise<boolean>;
}

/** One request: a text to all of its recipients, or a text of its own to each. */
export type OutgoingRequest = SendRequest | BulkRequest;

/** The sends that wait for the account to allow them. */
export interface AccountNeeds {
  readonly range: SendRequest["range"];
  /** Recipients of the next request. */
  readonly recipients: number;
}

import type { Issue } from "@sms-composer/core";

/** The idempotency key belongs to another request: nothing was queued. */
export class IdempotencyKeyReusedError extends Error {
  override readonly name = "IdempotencyKeyReusedError";
}

/** A limit would be passed: nothing was queued. */
export class LimitError extends Error {
  override readonly name = "LimitError";
  /** The name of the limit. */
  readonly limit: string;

  constructor(limit: string) {
    super(`The outbox does not take it: ${limit} would be passed. Nothing was queued.`);
    this.limit = limit;
  }
}

/** An error of a hand-over that breaks a rule as a whole, such as a text with an unknown field: nothing was queued. */
export class InvalidSendError extends Error {
  override readonly name = "InvalidSendError";
  readonly issues: readonly Issue[];

  constructor(message: string, issues: readonly Issue[] = []) {
    super(message);
    this.issues = issues;
  }
}

import type { Issue } from "./issue.ts";
import type { SendField } from "./send-request.ts";

/** What the API said of one field. */
export interface FieldError {
  /** Our name of the field; absent when the API names one that we do not know. */
  readonly field?: SendField;
  /** The API's own name, such as `children[sender].data`. */
  readonly elementId: string;
  /** The API's own words, French or English. */
  readonly message: string;
}

/** An accepted send. */
export interface SendReceipt {
  readonly messageId: number;
  /** SMS billed for each recipient as the API counts them (`nb_sms`). */
  readonly segments: number;
  /** Total cost, in `currency`. */
  readonly cost: number;
  /** ISO 4217 code, such as `EUR`. */
  readonly currency: string;
  /** Moment of a scheduled send. */
  readonly scheduledAt?: Date;
}

/**
 * What is certain after an attempt to send. `not-sent`: it certainly did not go. `unknown`: it may have gone,
 * and must not be sent again without a person's decision.
 */
export type SendOutcome =
  | ({ readonly outcome: "sent" } & SendReceipt)
  | {
      readonly outcome: "not-sent" | "unknown";
      /** The API's control code, when it answered. */
      readonly code?: number;
      /** The API's or the transport's own words. */
      readonly message?: string;
      /** What the API said field by field. */
      readonly fieldErrors?: readonly FieldError[];
      /** Rules that the backend found broken before it called the API. */
      readonly issues?: readonly Issue[];
    };

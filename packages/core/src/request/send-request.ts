/** Price range: `premium` (the vendor's `gamme` 1, the default) or `lowCost` (`gamme` 2). */
export type PriceRange = "premium" | "lowCost";

/** One send, in our names; `toWire` gives it the vendor's. */
export interface SendRequest {
  /** Phone numbers, E.164 (`+33612345678`) or French national (`0612345678`); at most 500 in one request. */
  readonly recipients: readonly string[];
  /** The text as it was written: real line breaks, real `€`, before any replacement. */
  readonly message: string;
  /** Default `premium`. */
  readonly range?: PriceRange;
  /** Sender ID, 3 to 11 characters. None: the operator's short code is shown. */
  readonly sender?: string;
  /** Commercial message. Premium: the platform appends the STOP mention. Low Cost: the text must carry `NoPub=STOP`. */
  readonly stop?: boolean;
  /** Unicode mode: 70 characters in an SMS, nothing is replaced. The vendor activates it for an account. */
  readonly unicode?: boolean;
  /** Time of a scheduled send; its minute in Europe/Paris is a multiple of 5. None: now. */
  readonly scheduledAt?: Date;
  /** Our mark on the send, at most 20 characters without space, lower case. */
  readonly tag?: string;
  /** Webhook for replies. */
  readonly responseUrl?: string;
  /** Webhook for delivery receipts. */
  readonly receiptUrl?: string;
  /** Whether the send is a test: nothing is sent and nothing is charged. */
  readonly sandbox?: boolean;
}

/** A request that is still being written: anything may be missing. */
export type SendDraft = { readonly [Field in keyof SendRequest]?: SendRequest[Field] | undefined };

/** A field that an issue or an error of the API can name. `apiKey` is only ever named, never held. */
export type SendField = keyof SendRequest | "apiKey";

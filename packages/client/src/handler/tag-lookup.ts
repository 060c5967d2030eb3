import type { SendOutcome } from "@sms-composer/core/requests";
import { SmsPartnerError, toSendOutcome } from "../errors.ts";
import type { CallOptions } from "../client-options.ts";
import { internationalDigits } from "@sms-composer/core/opt-outs";

/** One delivery of a send, as far as a look-up needs to know it. */
export interface TaggedDelivery {
  /** The number as the gateway writes it. */
  readonly recipient: string;
  /** Moment of the last change. */
  readonly at?: Date | undefined;
}

/** The part of a client that finds a send again; it rejects with control code 4 where nothing has the tag. */
export type StatusByTag = (tag: string, options?: CallOptions) => Promise<readonly TaggedDelivery[]>;

/** The result of looking a tag up at the gateway. `unanswered`: it could not be asked, and `outcome` says why. */
export type TagLookup =
  | { readonly state: "found" }
  | { readonly state: "missing" }
  | { readonly state: "unanswered"; readonly outcome: SendOutcome };

/** A filter of the deliveries that count where a page wrote the tag, which may have used it before. */
export interface TagMatch {
  readonly recipients: readonly string[];
  /** Milliseconds since 1970; a delivery that changed last before then belongs to an earlier send. */
  readonly from: number;
}

const MESSAGE_NOT_FOUND = 4;
/** Milliseconds by which the gateway's clock may differ. */
const TOLERANCE = 5 * 60_000;

/** Asks the gateway whether it knows a send by its tag. */
export async function lookUpTag(statusByTag: StatusByTag, tag: string, match?: TagMatch): Promise<TagLookup> {
  try {
    const deliveries = await statusByTag(tag);
    const isFound = match ? fits(deliveries, match) : deliveries.length > 0;
    return { state: isFound ? "found" : "missing" };
  } catch (error) {
    if (error instanceof SmsPartnerError && error.code === MESSAGE_NOT_FOUND) return { state: "missing" };
    return { state: "unanswered", outcome: { ...toSendOutcome(error), outcome: "unknown" } };
  }
}

/** All numbers are there, at a time when the send can have been. */
function fits(deliveries: readonly TaggedDelivery[], { recipients, from }: TagMatch): boolean {
  const inTime = deliveries.filter(({ at }) => at !== undefined && at.getTime() >= from - TOLERANCE);
  const numbers = new Set(inTime.map(({ recipient }) => internationalDigits(recipient)));
  return recipients.every((recipient) => numbers.has(internationalDigits(recipient)));
}

import type { MessageId } from "@sms-composer/core";
import type { Delivery } from "./answers.ts";

/** The verdict of a look-up by tag on one batch. */
export type TagVerdict =
  | {
      readonly kind: "found";
      readonly copies: number;
      readonly messageId?: MessageId;
      readonly deliveries: readonly Delivery[];
    }
  | { readonly kind: "none" }
  /** Something with this tag is there, and nothing shows whether it is ours. */
  | { readonly kind: "doubtful" };

/** The result of a look-up. `gone`: the request is in other hands, or has changed meanwhile. */
export type LookupResult = TagVerdict["kind"] | "gone";

/** The facts about a batch that is looked up by its tag. */
export interface TagQuestion {
  readonly phones: readonly string[];
  /** The tag was drawn by us: nobody else has it. */
  readonly drawn: boolean;
  /** The times at which the first and the last attempt began. */
  readonly attempted: { readonly first: number; readonly last: number };
  /** Another batch of ours carries the same tag to one of the same numbers. */
  readonly ambiguous: boolean;
}

/** The tolerated difference between the provider's clock, or the time that it takes a request in, and ours. */
const TOLERANCE = { before: 5 * 60_000, after: 15 * 60_000 };

/**
 * Judges what the provider lists under a tag. A drawn tag is proof by itself. A tag that a person wrote may have been
 * used before: then all numbers must be there at the right time, and what fits only in part is doubtful.
 */
export function judgeTag(question: TagQuestion, listed: readonly Delivery[]): TagVerdict {
  const ours = new Set(question.phones);
  const hits = listed.filter((delivery) => ours.has(delivery.phone));
  if (question.drawn) return hits.length > 0 ? found(hits) : { kind: "none" };

  const { first, last } = question.attempted;
  const inTime = (at: Date) => at.getTime() >= first - TOLERANCE.before && at.getTime() <= last + TOLERANCE.after;
  const fitting = hits.filter((hit) => hit.at === undefined || inTime(hit.at));
  if (fitting.length === 0) return { kind: "none" };
  const dated = fitting.every((hit) => hit.at !== undefined);
  const complete = new Set(fitting.map((hit) => hit.phone)).size === ours.size;
  return dated && complete && !question.ambiguous ? found(fitting) : { kind: "doubtful" };
}

function found(hits: readonly Delivery[]): TagVerdict {
  const copies = new Map<string, number>();
  for (const { phone } of hits) copies.set(phone, (copies.get(phone) ?? 0) + 1);
  const messageId = hits.find((hit) => hit.messageId !== undefined)?.messageId;
  return {
    kind: "found",
    copies: Math.max(...copies.values()),
    ...(messageId === undefined ? {} : { messageId }),
    deliveries: hits,
  };
}

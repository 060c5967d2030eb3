import type { MessageId } from "@sms-composer/core";
import type { Delivery, Reason, SendAnswer } from "../machine/answers.ts";
import type { LookupResult } from "../machine/tag-match.ts";
import type { AccountNeeds, OutgoingRequest } from "../provider/provider.ts";

type Awaitable<Value> = Value | Promise<Value>;

/** A request whose attempt is on disk: it may now be made once. */
export interface BegunAttempt {
  readonly request: OutgoingRequest;
}

/**
 * The next thing that a worker does. `Item` is whatever the store knows a request by.
 *
 * - `send`: the attempt is on disk already.
 * - `look-first`: it waited, and may have gone from another copy of the store: it is looked up before it is sent.
 *   `sendsUnseen`: where the look-up gets no answer it is sent all the same, since a person has decided so.
 * - `look-up`: it may have gone, or is there with an identifier that is not known.
 * - `deliveries`: the gateway is asked for the delivery statuses.
 * - `account`: the account was refused, and is asked whether it is put right.
 * - `report`: the host is to be called with what became of it.
 */
export type WorkerTask<Item, Attempt extends BegunAttempt> =
  | { readonly kind: "send"; readonly attempt: Attempt }
  | { readonly kind: "look-first"; readonly item: Item; readonly tag: string; readonly sendsUnseen: boolean }
  | { readonly kind: "look-up"; readonly item: Item; readonly tag: string }
  | { readonly kind: "deliveries"; readonly item: Item; readonly messageId: MessageId }
  | {
      readonly kind: "account";
      readonly item: Item | undefined;
      readonly reason: Reason | undefined;
      readonly needs: AccountNeeds;
    }
  | { readonly kind: "report"; readonly item: Item };

/** The task that is due. */
export interface NextTask<Item, Attempt extends BegunAttempt> {
  readonly task?: WorkerTask<Item, Attempt>;
  /** Milliseconds until something is due; undefined: nothing waits. */
  readonly dueIn?: number;
}

/**
 * The store as a worker needs it. Each method that writes has reached the disk when it returns or resolves; what it
 * throws or rejects with has written nothing.
 */
export interface WorkerStore<Item, Attempt extends BegunAttempt> {
  /**
   * Finds what is due, and begins it where it is a send that needs no look-up.
   * @param sendsOnly a call that reads is under way: nothing but `send` and `look-first` is wanted
   */
  readonly next: (sendsOnly: boolean) => Awaitable<NextTask<Item, Attempt>>;
  /** Begins to send what was looked up first; undefined where that is no longer wanted. */
  readonly begin: (item: Item) => Awaitable<Attempt | undefined>;
  /** Keeps an attempt while its answer is awaited, or answers for it where it must no longer be made. */
  readonly whileSending?: (attempt: Attempt, send: () => Promise<SendAnswer>) => Promise<SendAnswer>;
  /** Writes down what an attempt made certain. */
  readonly settle: (attempt: Attempt, answer: SendAnswer) => Awaitable<unknown>;
  readonly recordLookup: (item: Item, listed: readonly Delivery[]) => Awaitable<LookupResult>;
  readonly recordDeliveries?: (item: Item, listed: readonly Delivery[]) => Awaitable<void>;
  /** A call that reads got no answer: nothing is known, so nothing changes but the time of the next one. */
  readonly postpone: (item: Item) => Awaitable<void>;
  readonly settleAccount: (item: Item | undefined, isPutRight: boolean) => Awaitable<void>;
  readonly tell?: (item: Item) => Promise<void>;
}

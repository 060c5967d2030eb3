import type { SendOutcome } from "@sms-composer/core/requests";

/** The state of a key in the store when it is claimed. */
export interface Claim {
  /**
   * `new`: the key was not known, and is claimed now. `in-flight`: it was claimed before, and has no outcome yet.
   * `done`: it has one. `other-body`: it was claimed for another request.
   */
  readonly state: "new" | "in-flight" | "done" | "other-body";
  /** The outcome of a key that is done. */
  readonly outcome?: SendOutcome | undefined;
}

/** An amount to take from one quota. */
export interface Counter {
  /** Names the quota and whose it is. */
  readonly key: string;
  /** The amount to take; a negative amount gives back what was taken before, and is never refused. */
  readonly amount: number;
  /** The most that may be taken within the window. */
  readonly limit: number;
  /** Milliseconds after which an amount that was taken is free again. */
  readonly windowMs: number;
}

/** The storage of a handler: the requests that it has seen, their outcomes, and its quotas. */
export interface HandlerStore {
  /**
   * Claims a key for a request, atomically: of any number of callers, in all processes, one gets `new`. What is in
   * flight stays until it is finished or released; what is done stays for 24 hours at least.
   * @throws StoreFullError when there is no room for another key.
   */
  readonly claim: (scope: string, key: string, bodyHash: string, now: Date) => Promise<Claim>;
  /** Keeps the outcome of a key. A later outcome of the same key replaces it. */
  readonly finish: (scope: string, key: string, outcome: SendOutcome) => Promise<void>;
  /** Gives up a claim: nothing was sent, and the next request with this key is a new one. */
  readonly release: (scope: string, key: string) => Promise<void>;
  /**
   * Takes from all of the quotas or, when one of them has too little left, from none, atomically.
   * @returns whether it was taken.
   */
  readonly consume: (counters: readonly Counter[], now: Date) => Promise<boolean>;
  /**
   * Reads the state of a key, without claiming it; undefined for nothing. A store without it can only be claimed from.
   */
  readonly read?: (scope: string, key: string, now: Date) => Promise<Claim | undefined>;
  /**
   * The time since which every claim of the past 24 hours is remembered. A store that survives the process leaves it
   * out. A key that was drawn before is looked up at the gateway before anything is sent.
   */
  readonly since?: Date;
}

/** A store has no room for another key: nothing was sent, and the caller may try again later. */
export class StoreFullError extends Error {
  override readonly name = "StoreFullError";
}

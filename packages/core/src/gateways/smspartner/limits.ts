import type { MessageLimits } from "../../message/profile.ts";

/** The limits of the vendor's rules. Source: docs/smspartner.md#post-send. */
export const LIMITS = {
  /** Recipients in one request (control code 50). */
  recipients: 500,
  /** Concatenated SMS of one message (control code 52). */
  segments: 10,
  /** Septets of a Low Cost message, which is one SMS (control code 42). */
  lowCostUnits: 160,
  /**
   * The mention that commercial text in Low Cost must carry, and how to add it. Source: docs/smspartner.md#post-send.
   */
  lowCostMention: { pattern: /NoPub\s*=\s*STOP/i, fix: " NoPub=STOP" },
  /** Characters of a sender ID, at least and at most (control code 44). */
  senderMin: 3,
  senderMax: 11,
  /** Characters of a tag. */
  tag: 20,
  /** Characters of a webhook's address. Ours: the vendor names none, and longer ones are cut by servers on the way. */
  url: 2000,
  /** A scheduled minute is a multiple of this (control code 48). */
  minuteStep: 5,
  /** Minutes before its time until which a scheduled send can be cancelled. */
  cancelMinutes: 5,
} as const satisfies MessageLimits & Record<string, unknown>;

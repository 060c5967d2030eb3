import type { Decision } from "@sms-composer/outbox/machine";
import type { Checkpoint } from "../../../apps/desktop/src/outbox/checkpoint.ts";
import type { BatchDetail } from "../../../apps/desktop/src/outbox/history/message-detail.ts";

export const ACCOUNT = "test";
export const MESSAGE_ID = "message";

/** The orders for one session of the app. */
export interface SessionScript {
  readonly file: string;
  readonly baseUrl: string;
  readonly apiKey: string;
  /** The time at which its clock begins; it jumps to whatever is due next. */
  readonly now: number;
  /** Milliseconds of its clock after which it stops waiting. */
  readonly patience: number;
  readonly text: string;
  readonly recipients: readonly string[];
  readonly recipientsPerRequest: number;
  readonly tag?: string;
  /** The person takes it back right after pressing Send. */
  readonly cancels?: boolean;
  /** The decisions of the person, one after the other. */
  readonly decisions: readonly Decision[];
  /** Ends the process at this checkpoint, when it comes by for this time. */
  kill?: { readonly at: Checkpoint; passes: number };
  readonly mistake?: "retries-unknown" | "unknown-is-failed" | "believes-everything";
}

/** The reports of a session, line by line. */
export type SessionReport =
  | { readonly saved: true }
  /** A person sends the batch of this tag once more. */
  | { readonly decided: string }
  | { readonly killed: Checkpoint }
  | { readonly quiet: readonly BatchDetail[]; readonly text: string; readonly now: number };

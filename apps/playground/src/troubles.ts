import type { FaultOrder } from "@sms-composer/sandbox";

/** A trouble on purpose, at the sandbox or at the playground's own backend. */
export interface Trouble {
  /** Changes of the sandbox's account. */
  readonly account?: { readonly credit?: number; readonly senders?: readonly string[] };
  /** Faults that the sandbox commits. */
  readonly faults?: readonly FaultOrder[];
  /** The backend's behaviour in place of its work. */
  readonly backend?: "hang-up" | "html";
}

/** The page offers them in this order. */
export const TROUBLES = {
  none: {},
  "no-credit": { account: { credit: 0 } },
  "wrong-sender": { account: { senders: [] } },
  slow: { faults: [{ fault: "delay", call: "send", milliseconds: 5000 }] },
  "lost-answer": { faults: [{ fault: "drop-after", call: "send" }] },
  offline: { backend: "hang-up" },
  html: { backend: "html" },
} as const satisfies Readonly<Record<string, Trouble>>;

export type TroubleName = keyof typeof TROUBLES;

export const isTroubleName = (value: unknown): value is TroubleName =>
  typeof value === "string" && Object.hasOwn(TROUBLES, value);

/** `on` receives; `off` receives when it is switched on within 48 hours; `unreachable` never does. */
export type HandsetState = "on" | "off" | "unreachable";

/** A reply that was typed on a handset. */
export interface Reply {
  /** Counts up. */
  readonly id: number;
  /** E.164 of the handset. */
  readonly number: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The message that it answers: the latest that arrived. */
  readonly messageId?: number;
}

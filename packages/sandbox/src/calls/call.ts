import type { Parameters } from "../wire/parameters.ts";
import type { Platform } from "../platform/platform.ts";
import type { Refusal } from "../wire/refusal.ts";
import type { Texts } from "../languages/languages.ts";

/** What a call answers when it is not refused: the body in the order of the API's examples, which is that of its XML. */
export interface Answer {
  readonly body: Readonly<Record<string, unknown>>;
  /** The message that the call made. */
  readonly messageId?: number;
}

export interface Call {
  /** The path without its slashes, such as `message-cancel`. */
  readonly name: string;
  readonly method: "GET" | "POST";
  /** Calls in a minute, beyond which it answers HTTP 429. */
  readonly perMinute?: number;
  readonly run: (parameters: Parameters, platform: Platform, texts: Texts) => Answer | Refusal;
}

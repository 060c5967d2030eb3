import type { Parameters } from "../wire/parameters.ts";
import type { Platform } from "../platform/platform.ts";
import type { Refusal } from "../wire/refusal.ts";
import type { Texts } from "../languages/languages.ts";

/** Answer of a call that is not refused. The members of the body are in the order of the API's examples, which XML needs. */
export interface Answer {
  readonly body: Readonly<Record<string, unknown>>;
  /** The message that the call made. */
  readonly messageId?: number;
}

/** A call of the API. */
export interface Call {
  /** The path without its slashes, such as `message-cancel`. */
  readonly name: string;
  readonly method: "GET" | "POST";
  /** Calls allowed in a minute; further ones are answered with HTTP 429. */
  readonly perMinute?: number;
  readonly run: (parameters: Parameters, platform: Platform, texts: Texts) => Answer | Refusal;
}

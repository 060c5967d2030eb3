import type { AnalysisOptions, Encoding } from "./analysis-options.ts";
import { type PlatformText, toPlatform } from "./platform-text.ts";
import { stopMentionFor } from "./stop-mention.ts";

/** A message in the encoding that it will have, ready to be cut. */
export interface EncodedMessage {
  readonly encoding: Encoding;
  /** What was written. */
  readonly body: PlatformText;
  /** The STOP mention as it arrives, also while there is no text yet that it could follow. */
  readonly mention: string;
  /** What arrives, the mention included. */
  readonly text: string;
}

/** Brings a text into the encoding that `mode` asks for; `auto` looks first whether GSM carries everything. */
export function encodeMessage(text: string, options: AnalysisOptions): EncodedMessage {
  const { mode, profile } = options;
  const encoding = mode === "unicode" ? mode : "gsm";
  const body = toPlatform(text, encoding, profile);
  const mention = toPlatform(stopMentionFor(text, options), encoding, profile);
  if (mode === "auto" && [...body.changes, ...mention.changes].some(([, , to]) => to === undefined)) {
    return encodeMessage(text, { ...options, mode: "unicode" });
  }
  return { encoding, body, mention: mention.text, text: body.text && body.text + mention.text };
}

import type { AnalysisOptions, Encoding } from "./analysis-options.ts";
import { type ChangeListener, type PlatformText, toPlatform } from "./platform-text.ts";
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
export function encodeMessage(text: string, options: AnalysisOptions, listener?: ChangeListener): EncodedMessage {
  const { mode = "gsm", profile } = options;
  const mentioned = stopMentionFor(text, options);
  const fitsGsm = (part: string): boolean => toPlatform(part, "gsm", profile).complete;
  const encoding = mode !== "auto" ? mode : fitsGsm(text) && fitsGsm(mentioned) ? "gsm" : "unicode";
  const body = toPlatform(text, encoding, profile, listener);
  const mention = toPlatform(mentioned, encoding, profile).text;
  return { encoding, body, mention, text: body.text && body.text + mention };
}

import type { AnalysisOptions, Encoding } from "./analysis-options.ts";
import { type ChangeListener, toPlatform } from "./platform-text.ts";
import type { Encoded } from "./segmentation.ts";
import { readSource, type SourceText } from "./source-text.ts";
import { stopMentionFor } from "./stop-mention.ts";
import { unitTable } from "./unit-tables.ts";

/** A message in the encoding that it will have, ready to be cut. */
export interface EncodedMessage extends Encoded {
  readonly source: SourceText;
  readonly wireText: string;
  /** The STOP mention as it arrives, also while there is no text yet that it could follow. */
  readonly mention: string;
}

/** Brings a text into the encoding that `mode` asks for; `auto` looks first whether GSM carries everything. */
export function encodeMessage(text: string, options: AnalysisOptions, listener?: ChangeListener): EncodedMessage {
  const { mode = "gsm", profile = "smspartner" } = options;
  const standard = profile === "standard";
  const source = standard ? { text } : readSource(text);
  let encoding: Encoding = mode === "unicode" ? mode : "gsm";
  if (mode === "auto") {
    toPlatform(source.text, "gsm", standard, (_index, _from, to) => {
      if (to === undefined) encoding = "unicode";
    });
  }
  const { wireText, text: body } = toPlatform(source.text, encoding, standard, listener);
  const mention = toPlatform(readSource(stopMentionFor(text, options)).text, encoding, standard).text;
  return {
    encoding,
    source,
    wireText,
    mention,
    text: body && body + mention,
    bodyEnd: body.length,
    table: unitTable(`${profile} ${encoding}`),
  };
}

import type { AnalysisOptions, Encoding } from "./analysis-options.ts";
import { type ChangeListener, toPlatform, toStandard } from "./platform-text.ts";
import type { Encoded } from "./segmentation.ts";
import { readSource, sourceAsItStands, type SourceText } from "./source-text.ts";
import { stopMentionFor } from "./stop-mention.ts";
import { unitTable } from "./unit-tables.ts";

/** A message in the encoding that it will have, ready to be cut. */
export interface EncodedMessage {
  readonly encoding: Encoding;
  readonly source: SourceText;
  /** What the handset shows: the text, then the mention. */
  readonly body: Encoded;
  readonly wireText: string;
  /** The STOP mention as it arrives, also while there is no text yet that it could follow. */
  readonly mention: string;
}

/** Brings a text into the encoding that `mode` asks for; `auto` looks first whether GSM carries everything. */
export function encodeMessage(text: string, options: AnalysisOptions, listener?: ChangeListener): EncodedMessage {
  const { mode = "gsm", profile = "smspartner" } = options;
  const source = profile === "standard" ? sourceAsItStands(text) : readSource(text);
  const convert = profile === "standard" ? toStandard : toPlatform;
  const encoding = mode === "auto" ? smallestEncoding(source.text, convert) : mode;
  const { wireText, text: written } = convert(source.text, encoding, listener);
  const mention = convert(readSource(stopMentionFor(text, options)).text, encoding).text;
  const table = unitTable(`${profile} ${encoding}`);
  const body = { encoding, text: written && written + mention, bodyEnd: written.length, table };
  return { encoding, source, body, wireText, mention };
}

function smallestEncoding(text: string, convert: typeof toPlatform): Encoding {
  let encoding: Encoding = "gsm";
  convert(text, "gsm", (_index, _from, to) => {
    if (to === undefined) encoding = "unicode";
  });
  return encoding;
}

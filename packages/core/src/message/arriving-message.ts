import type { AnalysisOptions, Encoding } from "./analysis-options.ts";
import { composeText } from "./composed-text.ts";
import { MAY_CHANGE, REPLACED_CHARACTERS } from "../gateways/smspartner/replaced-characters.ts";
import { septetTable } from "../gsm/septet-tables.ts";
import { stopMentionFor } from "../gateways/smspartner/stop-mention.ts";
import { fromTokens, toTokens } from "../gateways/smspartner/wire-tokens.ts";

/** What becomes of a text. */
export interface ArrivingText {
  /** What the API gets as `message`. */
  readonly wireText: string;
  /** What is made of that. */
  readonly text: string;
}

/** A message in the encoding that it will have, ready to be cut. */
export interface ArrivingMessage {
  readonly encoding: Encoding;
  /** What was written. */
  readonly body: ArrivingText;
  /** The STOP mention as it arrives, also while there is no text yet that it could follow. */
  readonly mention: string;
  /** What arrives, the mention included. */
  readonly text: string;
}

/** What stands for a character after sending; nothing when it cannot be sent. */
type Fate = (character: string) => string | undefined;

/** Puts in the place of each character of a text what its fate is. Printable ASCII up to Z, and a to z, always stay. */
export type Rewrite = (text: string, fateOf: Fate) => string;

const rewritePlainly: Rewrite = (text, fateOf) => text.replace(MAY_CHANGE, (character) => fateOf(character) ?? "");

/**
 * Brings a text into the encoding that `mode` asks for; `auto` looks first whether GSM carries everything. Leaves out
 * what cannot be sent. At the vendor's also replaces by its table (GSM only) and writes line breaks and euro signs as
 * the API wants them; the text is what the platform reads on the wire, so `:br:` typed by hand is a line break.
 *
 * @param source what was written, where a STOP mention is looked for
 * @param text the same, composed
 * @param rewrite puts the fates into that text; a caller that wants to know of each change brings its own
 */
export function arrivingMessage(
  source: string,
  text: string,
  options: AnalysisOptions,
  rewrite = rewritePlainly,
): ArrivingMessage {
  const { mode = "gsm", profile } = options;
  const standard = profile === "standard";
  const septets = septetTable(0);
  let encoding: Encoding = mode === "auto" ? "gsm" : mode;
  const fateOf: Fate = (character) => {
    if (encoding === "unicode") return standard || character.isWellFormed() ? character : undefined;
    const to = standard ? undefined : REPLACED_CHARACTERS[character];
    return to ?? (septets[character.charCodeAt(0)] ? character : undefined);
  };
  const arrive = (part: string, rewritePart: Rewrite): ArrivingText => {
    const sent = encoding === "unicode" && part.isWellFormed() ? part : rewritePart(part, fateOf);
    // No encoding has a lone surrogate: by the standard U+FFFD is what becomes of it.
    const wireText = standard ? sent.toWellFormed() : toTokens(sent);
    // Without a colon of its own, a text has no tokens but those just written.
    return { wireText, text: standard ? wireText : sent.includes(":") ? fromTokens(wireText) : sent };
  };
  const mentioned = composeText(stopMentionFor(source, options), standard).text;
  if (mode === "auto") {
    for (const character of text + mentioned) if (fateOf(character) === undefined) encoding = "unicode";
  }
  const body = arrive(text, rewrite);
  const mention = arrive(mentioned, rewritePlainly).text;
  return { encoding, body, mention, text: body.text && body.text + mention };
}

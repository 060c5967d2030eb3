import type { AnalysisOptions, Encoding } from "./analysis-options.ts";
import { gsmUnits } from "./gsm-units.ts";
import { REPLACED_CHARACTERS } from "./replaced-characters.ts";
import { readSource, type SourceText } from "./source-text.ts";

/**
 * Hears of each character that does not arrive as it is, in the order of the composed text, where `index` counts. No
 * `to`: it cannot be sent.
 */
export type ChangeListener = (index: number, from: string, to: string | undefined, source: SourceText) => void;

/** What becomes of a text. */
export interface PlatformText {
  /** Nothing had to be left out. */
  readonly complete: boolean;
  /** What the API gets as `message`. */
  readonly wireText: string;
  /** What is made of that. */
  readonly text: string;
}

/** What GSM mode might not send as it is: all but the euro sign and most of what is one septet in ASCII. */
const MAY_CHANGE = /[^\n -Z_a-z€]/gu;

/**
 * Leaves out what cannot be sent. At the vendor's also replaces by its table (GSM only) and writes line breaks and euro
 * signs as the API wants them; the text is what the platform reads on the wire, so `:br:` typed by hand is a line break.
 */
export function toPlatform(
  written: string,
  encoding: Encoding,
  profile: AnalysisOptions["profile"],
  listener?: ChangeListener,
): PlatformText {
  const standard = profile === "standard";
  // No encoding has a lone surrogate: in the standard profile U+FFFD is what becomes of it.
  const source = readSource(standard ? written.toWellFormed() : written, standard);
  const gsm = gsmUnits(0);
  let complete = true;
  const sent = source.text.replace(encoding === "gsm" ? MAY_CHANGE : /\p{Surrogate}/gu, (from, index: number) => {
    const to = standard ? undefined : REPLACED_CHARACTERS[from];
    if (to === undefined) {
      if (gsm[from.charCodeAt(0)]) return from;
      complete = false;
    }
    listener?.(index, from, to, source);
    return to ?? "";
  });
  if (standard) return { complete, wireText: sent, text: sent };
  const wireText = sent.replaceAll("\n", ":br:").replaceAll("€", ":euro:");
  // Where nothing in the text could stand for a token, decoding the wire gives the text back.
  const text = /:br|:eu/.test(sent)
    ? wireText.replace(/:br:|:euro:/g, (token) => (token === ":br:" ? "\n" : "€"))
    : sent;
  return { complete, wireText, text };
}

/** A character that the vendor's table replaces. */
export interface TableReplacement {
  /** Where it stands in the source, in UTF-16 units. */
  readonly index: number;
  readonly from: string;
  /** What arrives; empty when it is dropped. */
  readonly to: string;
}

/**
 * Applies the vendor's table and nothing else: what is in neither table stays as it is. Combining sequences are
 * composed first and line breaks unified, as the platform's table has composed characters only.
 *
 * @returns the new text, and each replacement with its place in `source`
 */
export function replaceCharacters(source: string): { text: string; replacements: TableReplacement[] } {
  const replacements: TableReplacement[] = [];
  const composed = readSource(source);
  const text = composed.text.replace(MAY_CHANGE, (from, index: number) => {
    const to = REPLACED_CHARACTERS[from];
    if (to !== undefined) replacements.push({ index: composed.sourceIndex(index), from, to });
    return to ?? from;
  });
  return { text, replacements };
}

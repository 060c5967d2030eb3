import type { AnalysisOptions, Encoding } from "./analysis-options.ts";
import { gsmUnits } from "./gsm-units.ts";
import { REPLACED_CHARACTERS } from "./replaced-characters.ts";
import { readSource, type SourceText } from "./source-text.ts";

/** A character of the composed text that does not arrive as it is. No `to`: it cannot be sent. */
export type Change = readonly [index: number, from: string, to: string | undefined];

/** What becomes of a text. */
export interface PlatformText {
  readonly source: SourceText;
  /** In the order of the composed text. */
  readonly changes: readonly Change[];
  /** What the API gets as `message`. */
  readonly wireText: string;
  /** What is made of that. */
  readonly text: string;
}

/** What GSM mode might not send as it is: all but most of what is one septet in ASCII. */
const MAY_CHANGE = /[^\n -Z_a-z]/gu;

/**
 * Leaves out what cannot be sent. At the vendor's also replaces by its table (GSM only) and writes line breaks and euro
 * signs as the API wants them; the text is what the platform reads on the wire, so `:br:` typed by hand is a line break.
 */
export function toPlatform(written: string, encoding: Encoding, profile: AnalysisOptions["profile"]): PlatformText {
  const standard = profile === "standard";
  // No encoding has a lone surrogate: in the standard profile U+FFFD is what becomes of it.
  const source = readSource(standard ? written.toWellFormed() : written, standard);
  const changes: Change[] = [];
  const gsm = gsmUnits(0);
  const sent = source.text.replace(encoding === "gsm" ? MAY_CHANGE : /\p{Surrogate}/gu, (from, index: number) => {
    const to = standard ? undefined : REPLACED_CHARACTERS[from];
    if (to === undefined && gsm[from.charCodeAt(0)]) return from;
    changes.push([index, from, to]);
    return to ?? "";
  });
  if (standard) return { source, changes, wireText: sent, text: sent };
  const wireText = sent.replaceAll("\n", ":br:").replaceAll("€", ":euro:");
  // Where nothing in the text could stand for a token, decoding the wire gives the text back.
  const text = /:br|:eu/.test(sent)
    ? wireText.replace(/:br:|:euro:/g, (token) => (token === ":br:" ? "\n" : "€"))
    : sent;
  return { source, changes, wireText, text };
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

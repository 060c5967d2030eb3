import type { AnalysisOptions, Encoding } from "./analysis-options.ts";
import { REPLACED_CHARACTERS } from "./replaced-characters.ts";
import { readSource, sourceIndex } from "./source-text.ts";
import type { UnitTable } from "./unit-sum.ts";
import { unitTable } from "./unit-tables.ts";

/** What becomes of a text. */
export interface PlatformText {
  /** What the API gets as `message`. */
  readonly wireText: string;
  /** What is made of that. */
  readonly text: string;
}

/** Hears of each change, in the order of the composed text, where `index` counts. No `to`: it cannot be sent. */
export type ChangeListener = (index: number, from: string, to: string | undefined) => void;

/** Could a text stand for a token without meaning one? Where it cannot, decoding the wire gives the text back. */
const TOKEN_START = /:br|:eu/;

/**
 * Leaves out what cannot be sent. At the vendor's also replaces by its table (GSM only) and writes line breaks and euro
 * signs as the API wants them; the text is what the platform reads on the wire, so `:br:` typed by hand is a line break.
 */
export function toPlatform(
  text: string,
  encoding: Encoding,
  standard: boolean,
  listener?: ChangeListener,
): PlatformText {
  if (encoding === "gsm") {
    text = standard
      ? rewrite(text, unitTable("standard gsm"), {}, listener)
      : rewrite(text, unitTable("smspartner gsm"), REPLACED_CHARACTERS, listener);
  }
  // No encoding has a lone surrogate; U+FFFD is what becomes of it.
  if (standard) return { wireText: text, text: text.toWellFormed() };
  text = text.replace(/\p{Surrogate}/gu, (character, index: number) => {
    listener?.(index, character, undefined);
    return "";
  });
  const wireText = text.replaceAll("\n", ":br:").replaceAll("€", ":euro:");
  if (TOKEN_START.test(text)) text = wireText.replace(/:br:|:euro:/g, (token) => (token === ":br:" ? "\n" : "€"));
  return { wireText, text };
}

/** @param unknown what stands in place of a character that is neither in `kept` nor in the vendor's table */
function rewrite(
  text: string,
  kept: UnitTable,
  replaced: Readonly<Record<string, string>>,
  listener?: ChangeListener,
  keepUnknown?: boolean,
): string {
  let out = "";
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    if (kept[text.charCodeAt(index)]) continue;
    const from = String.fromCodePoint(text.codePointAt(index) as number); // the index is within the text
    const to = replaced[from];
    listener?.(index, from, to);
    out += text.slice(start, index) + (to ?? (keepUnknown ? from : ""));
    index += from.length - 1;
    start = index + 1;
  }
  return out + text.slice(start);
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
 * composed first and line breaks unified, as the platform's table has composed characters only. The standard profile
 * has no table: the text comes back as it was.
 *
 * @returns the new text, and each replacement with its place in `source`
 */
export function replaceCharacters(
  source: string,
  { profile }: Pick<AnalysisOptions, "profile"> = {},
): { text: string; replacements: TableReplacement[] } {
  const replacements: TableReplacement[] = [];
  if (profile === "standard") return { text: source, replacements };
  const composed = readSource(source);
  const listener: ChangeListener = (index, from, to) => {
    if (to !== undefined) replacements.push({ index: sourceIndex(composed, index), from, to });
  };
  return {
    text: rewrite(composed.text, unitTable("smspartner gsm"), REPLACED_CHARACTERS, listener, true),
    replacements,
  };
}

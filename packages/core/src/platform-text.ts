import type { AnalysisOptions, Encoding } from "./analysis-options.ts";
import type { UnitTable } from "./gsm-units.ts";
import { REPLACED_CHARACTERS } from "./replaced-characters.ts";
import { readSource } from "./source-text.ts";
import { unitTable } from "./unit-tables.ts";

/** What becomes of a text on the platform. */
export interface PlatformText {
  /** What the API gets as `message`. */
  readonly wireText: string;
  /** What the platform makes of that. */
  readonly text: string;
}

/** Hears of each change, in the order of the composed text, where `index` counts. No `to`: it cannot be sent. */
export type ChangeListener = (index: number, from: string, to: string | undefined) => void;

/** The API's names for two characters. Source: the reference, section 2. */
const WIRE_TOKENS: readonly (readonly [character: string, token: string])[] = [
  ["\n", ":br:"],
  ["€", ":euro:"],
];

/** Could a text stand for a token without meaning one? Where it cannot, decoding the wire gives the text back. */
const TOKEN_START = /:br|:eu/;

/** Lone surrogates: no encoding has them, and UTF-8 turns them into U+FFFD. */
const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * Replaces by the vendor's table (GSM only), leaves out what cannot be sent, and writes line breaks and euro signs as
 * the API wants them. The text is what the platform reads on the wire, so `:br:` typed by hand is a line break.
 */
export function toPlatform(text: string, encoding: Encoding, listener?: ChangeListener): PlatformText {
  const sent =
    encoding === "gsm"
      ? rewriteForGsm(text, unitTable("smspartner gsm"), REPLACED_CHARACTERS, listener)
      : dropLoneSurrogates(text, listener);
  let wireText = sent;
  for (const [character, token] of WIRE_TOKENS) wireText = wireText.replaceAll(character, token);
  if (!TOKEN_START.test(sent)) return { wireText, text: sent };
  return { wireText, text: wireText.replace(/:br:|:euro:/g, (token) => (token === ":br:" ? "\n" : "€")) };
}

/** The standard profile: what GSM cannot carry is left out, and nothing else happens. */
export function toStandard(text: string, encoding: Encoding, listener?: ChangeListener): PlatformText {
  const sent = encoding === "gsm" ? rewriteForGsm(text, unitTable("standard gsm"), {}, listener) : text;
  return { wireText: sent, text: sent };
}

function rewriteForGsm(
  text: string,
  kept: UnitTable,
  replaced: Readonly<Record<string, string>>,
  listener?: ChangeListener,
): string {
  let out = "";
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (kept[code]) continue;
    const from = String.fromCodePoint(text.codePointAt(index) ?? code);
    const to = replaced[from];
    listener?.(index, from, to);
    out += text.slice(start, index) + (to ?? "");
    index += from.length - 1;
    start = index + 1;
  }
  return start ? out + text.slice(start) : text;
}

function dropLoneSurrogates(text: string, listener?: ChangeListener): string {
  return text.replace(LONE_SURROGATES, (character, index: number) => {
    listener?.(index, character, undefined);
    return "";
  });
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
  if (profile === "standard") return { text: source, replacements: [] };
  const { text, sourceIndex } = readSource(source);
  const replacements: TableReplacement[] = [];
  let out = "";
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const from = text.charAt(index);
    const to = REPLACED_CHARACTERS[from];
    if (to === undefined) continue;
    replacements.push({ index: sourceIndex(index), from, to });
    out += text.slice(start, index) + to;
    start = index + 1;
  }
  return { text: out + text.slice(start), replacements };
}

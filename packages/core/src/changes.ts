import type { Encoding } from "./analysis-options.ts";
import { GSM_EXTENSION } from "./gsm-alphabet.ts";
import { sourceIndex, type SourceText } from "./source-text.ts";
import { suggestionFor } from "./suggestions.ts";

/** What happened to a character of the composed text, as it was found. No `to`: it cannot be sent. */
export type Change = readonly [index: number, from: string, to: string | undefined];

/** A character that the platform replaces. */
export interface Replacement {
  /** Where it stands in the source, in UTF-16 units. */
  readonly index: number;
  /** The character as the table has it (composed). */
  readonly from: string;
  /** What arrives; empty when it is dropped. */
  readonly to: string;
  /** Units that `to` takes, less those that `from` would take by plain GSM (a character without a code counts one). */
  readonly unitDifference: number;
}

/** A character that cannot be sent in the mode that was asked for. It is left out of `text` and of every count. */
export interface UnsupportedCharacter {
  /** Where it stands in the source, in UTF-16 units. */
  readonly index: number;
  /** As it stands in the source: a code point, a lone surrogate, or the sequence that composes to one character. */
  readonly character: string;
  /** What could be written instead, where that says the same; empty for an invisible character that can go. */
  readonly suggestion?: string;
}

/** Brings changes back to the source that was typed, and adds what each costs or how it can be avoided. */
export function locateChanges(
  changes: readonly Change[],
  composed: SourceText,
  source: string,
  encoding: Encoding,
): { replacements: Replacement[]; unsupported: UnsupportedCharacter[] } {
  const replacements: Replacement[] = [];
  const unsupported: UnsupportedCharacter[] = [];
  for (const [index, from, to] of changes) {
    const start = sourceIndex(composed, index);
    if (to !== undefined) {
      replacements.push({ index: start, from, to, unitDifference: to.length - (GSM_EXTENSION.includes(from) ? 2 : 1) });
      continue;
    }
    let next = index + from.length;
    while (sourceIndex(composed, next) === start) next++;
    const sequence = source.slice(start, sourceIndex(composed, next));
    const within = sequence.indexOf(from);
    // A composed character is not found: then the whole sequence that was typed stands for it.
    const found = within === -1 ? { index: start, character: sequence } : { index: start + within, character: from };
    if (unsupported.at(-1)?.index === found.index) continue;
    const suggestion = encoding === "gsm" ? suggestionFor(from, composed.text.charAt(index - 1)) : undefined;
    unsupported.push(suggestion === undefined ? found : { ...found, suggestion });
  }
  return { replacements, unsupported };
}

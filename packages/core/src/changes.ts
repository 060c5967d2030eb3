import type { Encoding } from "./analysis-options.ts";
import { GSM_EXTENSION } from "./gsm-alphabet.ts";
import type { PlatformText, TableReplacement } from "./platform-text.ts";
import { suggestionFor } from "./suggestions.ts";

/** A character that the platform replaces. */
export interface Replacement extends TableReplacement {
  /** Units that `to` takes, less those that `from` would take by plain GSM (a character without a code counts one). */
  readonly unitDifference: number;
}

/** A character that cannot be sent in the mode that was asked for. It is left out of `text` and of every count. */
export interface UnsupportedCharacter {
  /** Where it stands in the source, in UTF-16 units. */
  readonly index: number;
  /**
   * As it stands in the source: a code point, a lone surrogate, or a sequence that changes when it is composed and of
   * which something cannot be sent.
   */
  readonly character: string;
  /** What could be written instead, where that says the same; empty for an invisible character that can go. */
  readonly suggestion?: string;
}

/** Brings changes back to the source that was typed, and adds what each costs or how it can be avoided. */
export function locateChanges(
  { source: { sourceIndex }, changes }: PlatformText,
  written: string,
  encoding: Encoding,
): { replacements: Replacement[]; unsupported: UnsupportedCharacter[] } {
  const replacements: Replacement[] = [];
  const unsupported: UnsupportedCharacter[] = [];
  const suggestions = new Map<string, string | undefined>();
  for (const [composedIndex, from, to] of changes) {
    const index = sourceIndex(composedIndex);
    if (to !== undefined) {
      replacements.push({ index, from, to, unitDifference: to.length - (GSM_EXTENSION.includes(from) ? 2 : 1) });
    } else if (unsupported.at(-1)?.index !== index) {
      let end = composedIndex + from.length;
      while (sourceIndex(end) === index) end++;
      const character = written.slice(index, sourceIndex(end));
      const before = written.charAt(index - 1);
      const key = before + character;
      if (encoding === "gsm" && !suggestions.has(key)) suggestions.set(key, suggestionFor(character, before));
      const suggestion = suggestions.get(key);
      unsupported.push(suggestion === undefined ? { index, character } : { index, character, suggestion });
    }
  }
  return { replacements, unsupported };
}

import { GSM_EXTENSION } from "./gsm-alphabet.ts";
import type { ChangeListener, TableReplacement } from "./platform-text.ts";
import { saysTheSame, suggestionFor } from "./suggestions.ts";

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

/** What happened to the characters of a text, in the order of the source. */
export interface Changes {
  readonly replacements: readonly Replacement[];
  readonly unsupported: readonly UnsupportedCharacter[];
  /** What could be written for each different unsupported character. */
  readonly suggestions: ReadonlyMap<string, string | undefined>;
}

/** Brings each change back to the source that was typed, and adds what it costs or how it can be avoided. */
export function recordChanges(written: string): Changes & { readonly listener: ChangeListener } {
  const replacements: Replacement[] = [];
  const unsupported: UnsupportedCharacter[] = [];
  const suggestions = new Map<string, string | undefined>();
  const listener: ChangeListener = (composedIndex, from, to, { sourceIndex }) => {
    const index = sourceIndex(composedIndex);
    if (to !== undefined) {
      replacements.push({ index, from, to, unitDifference: to.length - (GSM_EXTENSION.includes(from) ? 2 : 1) });
    } else if (unsupported.at(-1)?.index !== index) {
      let end = composedIndex + from.length;
      while (sourceIndex(end) === index) end++;
      const character = written.slice(index, sourceIndex(end));
      if (!suggestions.has(character)) suggestions.set(character, suggestionFor(character));
      const suggestion = suggestions.get(character);
      const fits = suggestion !== undefined && saysTheSame(character, written.charAt(index - 1));
      unsupported.push(fits ? { index, character, suggestion } : { index, character });
    }
  };
  return { replacements, unsupported, suggestions, listener };
}

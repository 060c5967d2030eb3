import type { Rewrite } from "./arriving-message.ts";
import type { ComposedText } from "./composed-text.ts";
import { GSM_EXTENSION } from "../gsm/alphabet.ts";
import type { TableReplacement } from "../gateways/smspartner/replaced-characters.ts";
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
export interface CharacterChanges {
  readonly replacements: readonly Replacement[];
  readonly unsupported: readonly UnsupportedCharacter[];
  /** What could be written for each different unsupported character. */
  readonly suggestions: ReadonlyMap<string, { readonly suggestion: string | undefined }>;
}

/**
 * Rewrites a text, and brings each change back to the source that was typed, with what it costs or how it can be
 * avoided. Asks once for each different character, and makes a text of each only once: several times faster than
 * `String.prototype.replace` where many change.
 */
export function recordChanges(
  source: string,
  { text, sourceIndex }: ComposedText,
): CharacterChanges & { readonly rewrite: Rewrite } {
  const wasComposed = text === source;
  const replacements: Replacement[] = [];
  const unsupported: UnsupportedCharacter[] = [];
  const suggestions = new Map<string, { readonly suggestion: string | undefined }>();

  const record = (composedIndex: number, from: string, to: string | undefined): void => {
    const index = sourceIndex(composedIndex);
    if (to !== undefined) {
      replacements.push({ index, from, to, unitDifference: to.length - (GSM_EXTENSION.includes(from) ? 2 : 1) });
    } else if (unsupported.at(-1)?.index !== index) {
      let end = composedIndex + from.length;
      while (sourceIndex(end) === index) end++;
      // A text that is known is looked up several times faster than a new one that equals it.
      const character = wasComposed ? from : source.slice(index, sourceIndex(end));
      let known = suggestions.get(character);
      if (!known) suggestions.set(character, (known = { suggestion: suggestionFor(character) }));
      const { suggestion } = known;
      const fits = suggestion !== undefined && saysTheSame(character, source.charAt(index - 1));
      unsupported.push(fits ? { index, character, suggestion } : { index, character });
    }
  };

  const rewrite: Rewrite = (written, fateOf) => {
    const fates = new Map<number, { readonly from: string; readonly to: string | undefined }>();
    let out = "";
    let done = 0;
    for (let index = 0; index < written.length;) {
      const code = written.codePointAt(index) as number; // within the text
      let fate = fates.get(code);
      if (!fate) {
        const character = String.fromCodePoint(code);
        fates.set(code, (fate = { from: character, to: fateOf(character) }));
      }
      const { from, to } = fate;
      if (to !== from) {
        record(index, from, to);
        out += written.slice(done, index) + (to ?? "");
        done = index + from.length;
      }
      index += from.length;
    }
    return out + written.slice(done);
  };
  return { replacements, unsupported, suggestions, rewrite };
}

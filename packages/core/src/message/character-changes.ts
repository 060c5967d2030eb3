import type { ComposedText } from "./composed-text.ts";
import { sentFor } from "./encoded-message.ts";
import { GSM_EXTENSION } from "../gsm/alphabet.ts";
import type { Encoding } from "../gsm/encoding.ts";
import type { Profile } from "./profile.ts";
import { isEquivalent, suggestionFor } from "./suggestions.ts";

/** A character that the platform replaces. */
export interface Replacement {
  /** The index in the source, in UTF-16 units. */
  readonly index: number;
  readonly from: string;
  /** The text that arrives; empty when the character is dropped. */
  readonly to: string;
  /** The index of `to` in the text that arrives, in UTF-16 units. */
  readonly textIndex: number;
  /** UTF-16 units that it takes there: those of `to`, or 0 where it has become part of a token such as `:euro:`. */
  readonly textLength: number;
  /** Units that `to` takes, less those that `from` would take by plain GSM (a character without a code counts one). */
  readonly unitDifference: number;
}

/** A character that cannot be sent in the mode that was asked for. It is left out of `text` and of every count. */
export interface UnsupportedCharacter {
  /** The index in the source, in UTF-16 units. */
  readonly index: number;
  /**
   * The character as it stands in the source: a code point, a lone surrogate, or a sequence that changes when it is
   * composed and of which something cannot be sent.
   */
  readonly character: string;
  /** A text that could be written instead and says the same; empty for an invisible character that can go. */
  readonly suggestion?: string;
}

/** The changes of the characters of a text, in the order of the source. */
export interface CharacterChanges {
  readonly replacements: readonly Replacement[];
  readonly unsupported: readonly UnsupportedCharacter[];
  /** Each different unsupported character once, in the order of the source. */
  readonly unsupportedCharacters: readonly string[];
}

/** A character of the text, what is sent for it, and the UTF-16 units that this takes on the wire. */
type SentCharacter = readonly [from: string, to: string | undefined, wireLength: number];

/**
 * Finds each character that does not stay what it is, where it was typed, with what it costs or how it can be avoided.
 * Asks once for each different character, and makes a text of each only once: several times faster where many change.
 */
export function findChanges(
  source: string,
  { text: composed, sourceIndex }: ComposedText,
  { encoding, wireText }: { readonly encoding: Encoding; readonly wireText: string },
  profile: Profile,
): CharacterChanges {
  const replacements: Replacement[] = [];
  const unsupported: UnsupportedCharacter[] = [];
  const suggestions = new Map<string, string | undefined>();
  const wasComposed = composed !== source;
  const sentCharacters: Record<number, SentCharacter> = {};
  // Wire lengths of those below U+0100 that stay as they are, by code: most of a text, and found faster than in a map.
  const unchanged = new Uint8Array(256);
  const placeOf = placesOnHandset(wireText, profile);
  let wireIndex = 0;
  const sentCharacter = (code: number): SentCharacter => {
    const from = String.fromCodePoint(code);
    const to = sentFor(from, encoding, profile);
    return [from, to, (profile.tokens?.write(to ?? "") ?? to ?? "").length];
  };

  for (let composedIndex = 0; composedIndex < composed.length;) {
    const code = composed.codePointAt(composedIndex) as number; // within the text
    const width = unchanged[code];
    if (width) {
      composedIndex++;
      wireIndex += width;
      continue;
    }
    const [from, to, wireLength] = (sentCharacters[code] ??= sentCharacter(code));
    const start = composedIndex;
    composedIndex += from.length;
    wireIndex += wireLength;
    if (from === to) {
      unchanged[code] = wireLength;
      continue;
    }
    const index = sourceIndex(start);
    if (to !== undefined) {
      const textIndex = placeOf(wireIndex - wireLength);
      const textLength = placeOf(wireIndex) - textIndex;
      const unitDifference = to.length - (GSM_EXTENSION.includes(from) ? 2 : 1);
      replacements.push({ index, from, to, textIndex, textLength, unitDifference });
      continue;
    }
    const before = unsupported.at(-1);
    if (before?.index === index) continue;
    let end = composedIndex;
    while (sourceIndex(end) === index) end++;
    // A text that is known is looked up several times faster than a new one that equals it.
    const character = wasComposed ? source.slice(index, sourceIndex(end)) : from;
    if (!suggestions.has(character)) suggestions.set(character, suggestionFor(character, profile.replacements));
    const suggestion = suggestions.get(character);
    // An invisible part of what has to stay, such as an emoji's, goes only with it.
    const isPart =
      suggestion === "" &&
      before &&
      before.suggestion === undefined &&
      before.index + before.character.length === index;
    const fits = suggestion !== undefined && !isPart && isEquivalent(character, source.charAt(index - 1));
    unsupported.push(fits ? { index, character, suggestion } : { index, character });
  }
  return { replacements, unsupported, unsupportedCharacters: [...suggestions.keys()] };
}

/**
 * Tells where a place on the wire is in the text that arrives. What is within a token is at the character that the token
 * stands for. Places are to be asked in their order.
 */
function placesOnHandset(wireText: string, { tokens }: Profile): (wireIndex: number) => number {
  const found = tokens && wireText.matchAll(tokens.pattern);
  let token = found?.next().value;
  let shift = 0;
  return (wireIndex) => {
    for (; token && token.index + token[0].length <= wireIndex; token = found?.next().value) {
      shift += token[0].length - 1;
    }
    return Math.min(wireIndex, token?.index ?? wireIndex) - shift;
  };
}

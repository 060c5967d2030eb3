import type { Profile } from "./profile.ts";

/** A text as it is counted: composed (NFC), its line breaks a single line feed. */
export interface ComposedText {
  readonly text: string;
  /**
   * The index in the source from which a code unit of `text` comes; the source's length for the end. Units of a
   * sequence that changed when it was composed share its beginning.
   */
  readonly sourceIndex: (index: number) => number;
}

/** Characters that may change by composing, or compose onto the one before them: not Latin, not most of typography. */
const MAY_COMPOSE = /[^\n -\u02ff\u2002-\u20cf]/;

/**
 * Engines need quadratic time for a run of what composes, marks and the vowel sign of Kirat Rai: 320,000 took 50 s. No
 * script needs so many.
 */
const NEEDS_CHUNKS = /\r|[\p{M}\u{16d67}]{31}/u;

/**
 * A run of ASCII, or a character with what composes onto it: marks, Hangul jamo, and a vowel sign of Kirat Rai, which
 * Unicode calls a letter; at most as many as the Stream-Safe Text Format allows (UAX 15, 13).
 */
const CLUSTER = /\r\n?|[\n -~]+(?!\p{M})|[^][\p{M}\u1160-\u11ff\u{16d67}]{0,30}/gu;

/**
 * Composes a text and unifies its line breaks, where the profile normalizes. Takes linear time on any input and never
 * throws.
 */
export function composeText(source: string, { normalizes }: Pick<Profile, "normalizes">): ComposedText {
  if (!normalizes || !MAY_COMPOSE.test(source) || (!NEEDS_CHUNKS.test(source) && source.normalize() === source)) {
    return { text: source, sourceIndex: (index) => index };
  }
  const starts: number[] = [];
  const text = source.replace(CLUSTER, (cluster, start: number) => {
    const composed = cluster.normalize().replace(/\r\n?/, "\n");
    for (let at = 0; at < composed.length; at++) starts.push(composed === cluster ? start + at : start);
    return composed;
  });
  return { text, sourceIndex: (index) => starts[index] ?? source.length };
}

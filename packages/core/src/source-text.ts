/** A text as it is counted: composed (NFC), its line breaks a single line feed. */
export interface SourceText {
  readonly text: string;
  /**
   * Where each code unit of `text` comes from in the source, and at last the source's length; units that were composed
   * together share the beginning of their sequence. Absent: nothing was changed.
   */
  readonly starts?: readonly number[];
}

/** Nothing below U+0300 but a carriage return is changed by composing (Unicode Standard Annex 15). */
const MAY_CHANGE = /[\r\u0300-\uffff]/;

/** Engines sort a run of combining marks in quadratic time: 320,000 of them took 50 s. No script needs so many. */
const HOSTILE_RUN = /\r|\p{M}{31}/u;

/** A character with what composes onto it; at most as many marks as the Stream-Safe Text Format allows (UAX 15, 13). */
const CLUSTER = /\r\n?|[^][\p{M}\u1160-\u11ff]{0,30}/gu;

/** Composes a text and unifies its line breaks. Takes linear time on any input and never throws. */
export function readSource(source: string): SourceText {
  if (!MAY_CHANGE.test(source) || (!HOSTILE_RUN.test(source) && source.normalize() === source)) return { text: source };
  let text = "";
  const starts: number[] = [];
  for (const { 0: cluster, index } of source.matchAll(CLUSTER)) {
    const composed = cluster[0] === "\r" ? "\n" : cluster.normalize();
    for (let at = 0; at < composed.length; at++) starts.push(composed === cluster ? index + at : index);
    text += composed;
  }
  starts.push(source.length);
  return { text, starts };
}

/** Where the code unit at `index` of the composed text comes from. */
export function sourceIndex({ starts }: SourceText, index: number): number {
  return starts ? (starts[index] as number) : index; // there is one for each code unit and for the end
}

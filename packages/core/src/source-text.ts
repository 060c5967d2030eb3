/** A text as it is counted: composed (NFC), its line breaks a single line feed. */
export interface SourceText {
  readonly text: string;
  /** Where the code unit at `index` of `text` begins in the source. */
  readonly sourceIndex: (index: number) => number;
  /** Where the source of that code unit ends: the whole sequence where it was composed of several. */
  readonly sourceEnd: (index: number) => number;
}

/** Nothing below U+0300 but a carriage return is changed by composing (Unicode Standard Annex 15). */
const MAY_CHANGE = /[\r\u0300-\uffff]/;

/** Engines sort a run of combining marks in quadratic time: 320,000 of them took 50 s. No script needs so many. */
const HOSTILE_RUN = /\p{M}{31}/u;

/** A character with what composes onto it; at most as many marks as the Stream-Safe Text Format allows (UAX 15, 13). */
const CLUSTER = /\r\n?|[^][\p{M}\u1160-\u11ff]{0,30}/gu;

const same = (index: number): number => index;
const next = (index: number): number => index + 1;

/** A text that is taken as it stands. */
export function sourceAsItStands(text: string): SourceText {
  return { text, sourceIndex: same, sourceEnd: next };
}

/** Composes a text and unifies its line breaks. Takes linear time on any input and never throws. */
export function readSource(source: string): SourceText {
  if (isComposed(source)) return sourceAsItStands(source);
  let text = "";
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: cluster, index } of source.matchAll(CLUSTER)) {
    const composed = cluster[0] === "\r" ? "\n" : cluster.normalize();
    for (let at = 0; at < composed.length; at++) {
      const kept = composed === cluster;
      starts.push(kept ? index + at : index);
      ends.push(kept ? index + at + 1 : index + cluster.length);
    }
    text += composed;
  }
  return { text, sourceIndex: (at) => starts[at] ?? source.length, sourceEnd: (at) => ends[at] ?? source.length };
}

function isComposed(source: string): boolean {
  if (!MAY_CHANGE.test(source)) return true;
  return !source.includes("\r") && !HOSTILE_RUN.test(source) && source.normalize() === source;
}

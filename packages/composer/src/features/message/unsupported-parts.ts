import type { MessageAnalysis } from "@sms-composer/core";

/** A part of a text that a person sees as one character and that cannot be sent as it is. */
export interface UnsupportedPart {
  readonly index: number;
  readonly text: string;
  /** A text that can be sent instead; undefined where nothing says the same. */
  readonly suggestion?: string;
}

/** Beyond this each code point stands for itself: nobody reads so many, and a key is not to be felt. */
const MAX_GROUPED = 2000;
/** UTF-16 units of the longest emoji there are, and room. */
const LONGEST = 64;

/**
 * The characters that cannot be sent, as a person counts them: an emoji is one, whatever it is made of. In its place
 * stays what can be sent of it, such as the figure of a keycap.
 */
export function unsupportedParts(source: string, { unsupported }: MessageAnalysis): UnsupportedPart[] {
  // Firefox has it since 125.
  const Segmenter = Intl.Segmenter as typeof Intl.Segmenter | undefined;
  const plain = unsupported.map(({ index, character, suggestion }) => asPart(index, character, suggestion));
  if (!Segmenter || unsupported.length === 0 || unsupported.length > MAX_GROUPED) return plain;
  const segmenter = new Segmenter();
  const known = new Map(plain.map((part) => [part.index, part]));
  const parts: UnsupportedPart[] = [];
  let end = 0;
  for (const { index, text } of plain) {
    if (index < end) continue;
    // A mark joins what stands before it.
    const from = index > end && /\p{M}|\u200d/u.test(text) ? index - previousLength(source, index) : index;
    const window = source.slice(from, index + LONGEST);
    const [first] = segmenter.segment(window);
    const whole = first && from + first.segment.length > index ? first.segment : text;
    const start = whole === text ? index : from;
    end = start + whole.length;
    parts.push(
      start === index && whole === text ? (known.get(index) ?? asPart(index, text)) : joined(start, whole, known),
    );
  }
  return parts;
}

const asPart = (index: number, text: string, suggestion?: string): UnsupportedPart => ({
  index,
  text,
  ...(suggestion !== undefined && { suggestion }),
});

/** UTF-16 units of the character before an index. */
const previousLength = (source: string, index: number): number =>
  /[\udc00-\udfff]/.test(source[index - 1] ?? "") ? 2 : 1;

/** Several code points that a person sees as one character, with what can be sent of it. */
function joined(index: number, text: string, known: ReadonlyMap<number, UnsupportedPart>): UnsupportedPart {
  let rest = "";
  for (let at = 0; at < text.length;) {
    const part = known.get(index + at);
    const character = part?.text ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
    rest += part ? (part.suggestion ?? "") : character;
    at += character.length;
  }
  return asPart(index, text, rest || undefined);
}

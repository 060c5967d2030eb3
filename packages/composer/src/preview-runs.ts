import type { MessageAnalysis } from "@sms-composer/core";
import { stretchLength } from "./source-stretch.ts";

/** A look of its own: what the network replaced by this, a link, the STOP mention. */
export type Look = { readonly from: string } | "link" | "stop";

/** A stretch of an SMS that looks the same. */
export interface Run {
  readonly text: string;
  readonly look?: Look;
}

/** A stretch of an SMS that does not look plain; places count from its beginning. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly look: Look;
}

/** One SMS of the text that arrives. Where marks overlap, the later one is seen. */
export interface PreviewSegment {
  readonly text: string;
  readonly marks: readonly Mark[];
}

const LINK = /(?:https?:\/\/|www\.)[^\s]+/gi;

/** What a stretch of the source without replaced and unsupported characters is on the handset. */
const plain = (source: string): string =>
  source
    .normalize("NFC")
    .replace(/\r\n?|:br:/g, "\n")
    .replaceAll(":euro:", "€");

/** How long that is. Nearly every text stands on the handset as it was written, and then nothing has to be made. */
function lengths(source: string): (from: number, to: number) => number {
  const isPlain = !/\r|:br:|:euro:/.test(source) && source.normalize("NFC") === source;
  return isPlain ? (from, to) => to - from : (from, to) => plain(source.slice(from, to)).length;
}

/** Where in the text each replaced character arrives. Stops at the first that is not there: no mark before a wrong one. */
function* placesOfReplacements(source: string, analysis: MessageAnalysis, end: number) {
  const { replacements, unsupported, text } = analysis;
  const lengthOf = lengths(source);
  let place = 0;
  let from = 0;
  let u = 0;
  const skipTo = (index: number): void => {
    for (let left = unsupported[u]; left && left.index < index; left = unsupported[++u]) {
      place += lengthOf(from, left.index);
      from = left.index + stretchLength(source, left.index, left.character);
    }
    place += lengthOf(from, index);
  };
  for (const replacement of replacements) {
    skipTo(replacement.index);
    if (place >= end || !text.startsWith(replacement.to, place)) return;
    yield { place, replacement };
    place += replacement.to.length;
    from = replacement.index + stretchLength(source, replacement.index, replacement.from);
  }
}

/** Every mark, by places in the whole text. */
function* marksOf(source: string, analysis: MessageAnalysis, text: string): Iterable<Mark> {
  for (const { index, 0: link } of text.matchAll(LINK)) yield { start: index, end: index + link.length, look: "link" };
  for (const { place, replacement } of placesOfReplacements(source, analysis, text.length))
    yield { start: place, end: place + replacement.to.length, look: { from: replacement.from } };
  const { length } = analysis.text;
  if (analysis.stopMention) yield { start: length - analysis.stopMention.length, end: length, look: "stop" };
}

/** The text as it arrives, an SMS at a time; at most `maxSegments` of them. */
export function previewSegments(source: string, analysis: MessageAnalysis, maxSegments: number): PreviewSegment[] {
  const cuts = analysis.segments.slice(0, maxSegments);
  const text = analysis.text.slice(0, cuts.at(-1)?.end);
  const segments = cuts.map(({ start, end }) => ({ text: text.slice(start, end), marks: new Array<Mark>() }));
  let i = 0;
  for (const { start, end, look } of marksOf(source, analysis, text)) {
    while (i > 0 && start < (cuts[i]?.start ?? 0)) i--;
    while (start >= (cuts[i]?.end ?? Infinity)) i++;
    for (let at = i; end > (cuts[at]?.start ?? Infinity); at++) {
      const from = cuts[at]?.start ?? 0;
      segments[at]?.marks.push({ start: Math.max(start - from, 0), end: end - from, look });
    }
  }
  return segments;
}

/** One SMS, cut where its look changes. */
export function runsOf({ text, marks }: PreviewSegment): Run[] {
  const looks: (Look | undefined)[] = Array.from({ length: text.length });
  for (const { start, end, look } of marks) looks.fill(look, start, end);
  const runs: Run[] = [];
  for (let start = 0, at = 1; at <= text.length; at++) {
    const look = looks[start];
    if (at < text.length && looks[at] === look) continue;
    runs.push({ text: text.slice(start, at), ...(look && { look }) });
    start = at;
  }
  return runs;
}

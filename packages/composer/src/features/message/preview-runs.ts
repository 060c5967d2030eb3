import type { MessageAnalysis } from "@sms-composer/core";
import { stretchLength } from "./source-range.ts";

/** A stretch of an SMS that looks the same. */
export interface Run {
  readonly text: string;
  /** `link`, `stop` for the STOP mention, or the one character that the network replaced by this. */
  readonly look?: string;
}

/** One SMS of the text that arrives. */
export interface PreviewSegment {
  readonly text: string;
  /**
   * What does not look plain: where it starts and ends in this SMS, and its look, again and again. Where they overlap,
   * the later one is seen. One flat list, because it is made and compared at every key.
   */
  readonly marks: readonly (number | string)[];
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

/** Marks each replaced character where it arrives. Stops at the first that is not there: no mark before a wrong one. */
function markReplacements(
  source: string,
  { replacements, unsupported, text }: MessageAnalysis,
  limit: number,
  mark: (start: number, end: number, look: string) => void,
): void {
  const lengthOf = lengths(source);
  let place = 0;
  let done = 0;
  let u = 0;
  const skipTo = (index: number): void => {
    for (let left = unsupported[u]; left && left.index < index; left = unsupported[++u]) {
      place += lengthOf(done, left.index);
      done = left.index + stretchLength(source, left.index, left.character);
    }
    place += lengthOf(done, index);
  };
  for (const { index, from, to } of replacements) {
    skipTo(index);
    if (place >= limit || !text.startsWith(to, place)) return;
    mark(place, place + to.length, from);
    place += to.length;
    done = index + stretchLength(source, index, from);
  }
}

/** The text as it arrives, an SMS at a time; at most `maxSegments` of them. */
export function previewSegments(source: string, analysis: MessageAnalysis, maxSegments: number): PreviewSegment[] {
  const cuts = analysis.segments.slice(0, maxSegments);
  const text = analysis.text.slice(0, cuts.at(-1)?.end);
  const segments = cuts.map(({ start, end }) => ({
    text: text.slice(start, end),
    marks: new Array<number | string>(),
  }));
  let i = 0;
  const mark = (start: number, end: number, look: string): void => {
    while (i > 0 && start < (cuts[i]?.start ?? 0)) i--;
    while (start >= (cuts[i]?.end ?? Infinity)) i++;
    for (let at = i; end > (cuts[at]?.start ?? Infinity); at++) {
      const from = cuts[at]?.start ?? 0;
      segments[at]?.marks.push(Math.max(start - from, 0), end - from, look);
    }
  };
  for (const { index, 0: link } of text.matchAll(LINK)) mark(index, index + link.length, "link");
  markReplacements(source, analysis, text.length, mark);
  const { length } = analysis.text;
  if (analysis.stopMention) mark(length - analysis.stopMention.length, length, "stop");
  return segments;
}

/** One SMS, cut where its look changes. */
export function runsOf({ text, marks }: PreviewSegment): Run[] {
  const looks: (string | undefined)[] = Array.from({ length: text.length });
  for (let i = 0; i < marks.length; i += 3) looks.fill(String(marks[i + 2]), Number(marks[i]), Number(marks[i + 1]));
  const runs: Run[] = [];
  for (let start = 0, at = 1; at <= text.length; at++) {
    const look = looks[start];
    if (at < text.length && looks[at] === look) continue;
    runs.push({ text: text.slice(start, at), ...(look !== undefined && { look }) });
    start = at;
  }
  return runs;
}

import type { MessageAnalysis } from "@sms-composer/core";
import { stretchLength } from "./source-stretch.ts";

/** A stretch of the text on the handset that looks the same. */
export interface Run {
  readonly text: string;
  /** The character that the network replaced by this. */
  readonly from?: string;
  readonly isLink?: boolean;
  readonly isStop?: boolean;
}

type Look = Omit<Run, "text">;

const PLAIN: Look = {};
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

/** The text as it arrives, an SMS at a time, cut where its look changes; at most `maxSegments` SMS of it. */
export function previewRuns(source: string, analysis: MessageAnalysis, maxSegments: number): Run[][] {
  const segments = analysis.segments.slice(0, maxSegments);
  const end = segments.at(-1)?.end ?? 0;
  const text = analysis.text.slice(0, end);
  const looks = new Array<Look>(end).fill(PLAIN);
  for (const { index, 0: link } of text.matchAll(LINK)) looks.fill({ isLink: true }, index, index + link.length);
  for (const { place, replacement } of placesOfReplacements(source, analysis, end))
    looks.fill({ from: replacement.from }, place, place + replacement.to.length);
  if (analysis.stopMention) looks.fill({ isStop: true }, analysis.text.length - analysis.stopMention.length);
  return segments.map((segment) => {
    const runs: Run[] = [];
    for (let { start } = segment, at = start + 1; at <= segment.end; at++) {
      if (at < segment.end && looks[at] === looks[start]) continue;
      runs.push({ text: text.slice(start, at), ...looks[start] });
      start = at;
    }
    return runs;
  });
}

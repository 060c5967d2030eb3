import type { MessageAnalysis } from "@sms-composer/core";
import { stretchLength } from "./source-stretch.ts";

/** A stretch of the text on the handset that looks the same. */
export interface Run {
  readonly text: string;
  /** The character that the network replaced by this. */
  readonly from?: string;
  readonly isLink?: boolean;
  readonly isStop?: boolean;
  /** A new SMS begins with this run: its number, from 2. */
  readonly segment?: number;
}

const PLAIN: Partial<Run> = {};
const LINK = /(?:https?:\/\/|www\.)[^\s]+/gi;

/** What a stretch of the source without replaced and unsupported characters is on the handset. */
const plain = (source: string): string =>
  source
    .normalize("NFC")
    .replace(/\r\n?|:br:/g, "\n")
    .replaceAll(":euro:", "€");

/** Where in the text each replaced character arrives. Stops at the first that is not there: no mark before a wrong one. */
function* placesOfReplacements(source: string, analysis: MessageAnalysis, end: number) {
  const { replacements, unsupported, text } = analysis;
  let place = 0;
  let from = 0;
  let u = 0;
  const skipTo = (index: number): void => {
    for (let left = unsupported[u]; left && left.index < index; left = unsupported[++u]) {
      place += plain(source.slice(from, left.index)).length;
      from = left.index + stretchLength(source, left.index, left.character);
    }
    place += plain(source.slice(from, index)).length;
  };
  for (const replacement of replacements) {
    skipTo(replacement.index);
    if (place >= end || !text.startsWith(replacement.to, place)) return;
    yield { place, replacement };
    place += replacement.to.length;
    from = replacement.index + stretchLength(source, replacement.index, replacement.from);
  }
}

/** The text as it arrives, cut where its look changes; at most `maxSegments` SMS of it. */
export function previewRuns(source: string, analysis: MessageAnalysis, maxSegments: number): Run[] {
  const segments = analysis.segments.slice(0, maxSegments);
  const end = segments.at(-1)?.end ?? 0;
  const text = analysis.text.slice(0, end);
  const looks: Partial<Run>[] = Array.from({ length: end }, () => PLAIN);
  for (const { index, 0: link } of text.matchAll(LINK)) looks.fill({ isLink: true }, index, index + link.length);
  for (const { place, replacement } of placesOfReplacements(source, analysis, end))
    looks.fill({ from: replacement.from }, place, place + replacement.to.length);
  if (analysis.stopMention) looks.fill({ isStop: true }, analysis.text.length - analysis.stopMention.length);
  const cuts = new Map(segments.map(({ start }, i) => [start, i + 1]));
  const runs: Run[] = [];
  for (let start = 0, at = 1; at <= end; at++) {
    if (at < end && looks[at] === looks[start] && !cuts.has(at)) continue;
    const segment = start > 0 ? cuts.get(start) : undefined;
    runs.push({ text: text.slice(start, at), ...looks[start], ...(segment ? { segment } : {}) });
    start = at;
  }
  return runs;
}

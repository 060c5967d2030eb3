import type { MessageAnalysis } from "@sms-composer/core";
import type { ValueMark } from "../../view/view-model.ts";

const LINK = /(?:https?:\/\/|www\.)[^\s]+/gi;

/** A stretch of an SMS that looks the same. */
export interface Run {
  readonly text: string;
  /** `link`, `stop` for the STOP mention, the class of a field's colour, or the one character that the network replaced by this. */
  readonly look?: string;
}

/** One SMS of the text that arrives. */
export interface PreviewSegment {
  readonly text: string;
  /**
   * The places that do not look plain: where it starts and ends in this SMS, and its look, again and again. Where they
   * overlap, the later one is seen. One flat list, because it is made and compared at every key.
   */
  readonly marks: readonly (number | string)[];
}

/** The text as it arrives, an SMS at a time; at most `maxSegments` of them. */
export function previewSegments(
  analysis: MessageAnalysis,
  maxSegments: number,
  values: readonly ValueMark[] = [],
): PreviewSegment[] {
  const cuts = analysis.segments.slice(0, maxSegments);
  const text = analysis.text.slice(0, cuts.at(-1)?.end);
  const segments = cuts.map(({ start, end }) => ({ text: text.slice(start, end), marks: [] as (number | string)[] }));
  let i = 0;
  const mark = (start: number, end: number, look: string): void => {
    while (i > 0 && start < (cuts[i]?.start ?? 0)) i--;
    while (start >= (cuts[i]?.end ?? Infinity)) i++;
    for (let at = i; end > (cuts[at]?.start ?? Infinity); at++) {
      const from = cuts[at]?.start ?? 0;
      segments[at]?.marks.push(Math.max(start - from, 0), end - from, look);
    }
  };
  for (const { start, end, look } of values) mark(start, end, look);
  for (const { index, 0: link } of text.matchAll(LINK)) mark(index, index + link.length, "link");
  for (const { from, textIndex, textLength } of analysis.replacements) {
    if (textIndex >= text.length) break;
    mark(textIndex, textIndex + textLength, from);
  }
  const { length } = analysis.text;
  if (analysis.stopMention) mark(length - analysis.stopMention.length, length, "stop");
  return segments;
}

/** One SMS, cut where its look changes. */
export function runsOf({ text, marks }: PreviewSegment): Run[] {
  const looks: (string | undefined)[] = [];
  looks.length = text.length;
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

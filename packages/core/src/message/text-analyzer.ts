import { findChanges } from "./character-changes.ts";
import { composeText } from "./composed-text.ts";
import { encodeMessage } from "./encoded-message.ts";
import type { MessageOptions } from "./message-options.ts";
import type { MessageLimits, Profile } from "./profile.ts";
import { cutSegments } from "./segment-cuts.ts";
import { stopMentionFor } from "./stop-mention.ts";
import { analyzeText, findIssues, type MessageAnalysis } from "./text-analysis.ts";

/** UTF-16 units by which the known beginning grows at least: about a segment. */
const STEP = 100;

/** A beginning of a text with its analysis alone, without a STOP mention. A space follows it in the text. */
interface Beginning {
  readonly source: string;
  readonly analysis: MessageAnalysis;
}

/**
 * Makes an analyzer for a text that is being written. Its results are those of `analyzeText`; it takes time only for what
 * comes after the beginning that a text has in common with the one before it.
 */
export function textAnalyzer(
  profile: Profile,
  limits: MessageLimits | undefined,
): (text: string, options: MessageOptions) => MessageAnalysis {
  let before = "";
  let encoding: MessageOptions["mode"];
  let known: Beginning | undefined;

  return (text, options) => {
    const { mode = "gsm" } = options;
    const analyze = (part: string, given: MessageOptions, its: MessageLimits | undefined): MessageAnalysis =>
      known ? continueAnalysis(known, part, profile, given, its) : analyzeText(part, profile, given, its);

    const length = known?.source.length ?? 0;
    // Engines compare two texts faster than they look for one at the beginning of another.
    if (mode !== encoding || text[length] !== " " || text.slice(0, length) !== known?.source) known = undefined;
    let same = known ? length : 0;
    while (same < text.length && text.charCodeAt(same) === before.charCodeAt(same)) same++;
    const end = text.lastIndexOf(" ", same - 1);
    // Which encoding `auto` takes, only the whole text says.
    if (end - (known?.source.length ?? 0) > STEP && mode !== "auto") {
      const source = text.slice(0, end);
      known = { source, analysis: analyze(source, { mode }, undefined) };
    }
    [before, encoding] = [text, mode];
    return analyze(text, options, limits);
  };
}

/**
 * Analyses a text whose beginning is known. Nothing is across the end of that: a space composes with nothing before it,
 * is in no token, and always stays what it is.
 */
function continueAnalysis(
  { source, analysis }: Beginning,
  text: string,
  profile: Profile,
  options: MessageOptions,
  limits: MessageLimits | undefined,
): MessageAnalysis {
  const rest = text.slice(source.length);
  const composed = composeText(rest, profile);
  const stopMention = stopMentionFor(text, profile, options);
  const { encoding, mention, body } = encodeMessage(composed.text, stopMention, profile, options);
  const changes = findChanges(rest, composed, { encoding, wireText: body.wireText }, profile);
  const replacements = changes.replacements.map((replacement) => ({
    ...replacement,
    index: source.length + replacement.index,
    textIndex: analysis.text.length + replacement.textIndex,
  }));
  const unsupported = changes.unsupported.map((character) => ({
    ...character,
    index: source.length + character.index,
  }));

  // Those before the last three stay as they are: two of them are too much for one SMS, and the last is not full yet.
  const closed = analysis.segments.slice(0, -3);
  const start = closed.at(-1)?.end ?? 0;
  const arriving = analysis.text + body.text;
  const cutBody = { wireText: "", text: arriving.slice(start) };
  const cuts = cutSegments({ encoding, body: cutBody, mention, text: cutBody.text + mention }, profile);
  const segments = [
    ...closed,
    ...cuts.segments.map((segment) => ({ ...segment, start: start + segment.start, end: start + segment.end })),
  ];
  const units = closed.reduce((sum, segment) => sum + segment.units, cuts.units);
  const all = [...analysis.unsupported, ...unsupported];
  const characters = new Set(all.map(({ character }) => character));
  return {
    encoding,
    text: arriving + mention,
    wireText: analysis.wireText + body.wireText,
    ...cuts,
    units,
    segments,
    replacements: [...analysis.replacements, ...replacements],
    unsupported: all,
    stopMention: mention,
    get unicodeSegments() {
      return analyzeText(text, profile, { ...options, mode: "unicode" }, undefined).segments.length;
    },
    issues: findIssues(text, units, segments.length, [...characters], options, limits),
  };
}

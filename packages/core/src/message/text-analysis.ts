import { type Replacement, type UnsupportedCharacter, findChanges } from "./character-changes.ts";
import { composeText } from "./composed-text.ts";
import { encodeMessage } from "./encoded-message.ts";
import type { Encoding } from "../gsm/encoding.ts";
import type { MessageOptions } from "./message-options.ts";
import type { MessageLimits, Profile } from "./profile.ts";
import type { Issue } from "../request/issue.ts";
import { cutSegments, type SegmentCuts } from "./segment-cuts.ts";
import { stopMentionFor } from "./stop-mention.ts";

/** Everything that a composer shows of a text. */
export interface MessageAnalysis extends SegmentCuts {
  readonly encoding: Encoding;
  /** The text that the handset shows, the STOP mention included. */
  readonly text: string;
  /** The text that the API gets as `message`: line breaks as `:br:`, the euro sign as `:euro:`, no STOP mention. */
  readonly wireText: string;
  /** The replacements, in the order of the source. */
  readonly replacements: readonly Replacement[];
  /** The replacements, in the order of the source. */
  readonly unsupported: readonly UnsupportedCharacter[];
  /** The mention that the platform appends, with its leading space; empty when it appends none. */
  readonly stopMention: string;
  /** SMS that the same text takes in Unicode mode, the STOP mention included. */
  readonly unicodeSegments: number;
  /** The issues that prevent sending; `field` is `message`. */
  readonly issues: readonly Issue[];
}

/** Different characters that an issue names; all of them are in `unsupported`. */
const NAMED = 10;

/** Analyses a text by a profile: the arriving text, its SMS, replaced and unsupported characters. */
export function analyzeText(
  text: string,
  profile: Profile,
  options: MessageOptions,
  limits: MessageLimits | undefined,
): MessageAnalysis {
  const composed = composeText(text, profile);
  const stopMention = stopMentionFor(text, profile, options);
  const message = encodeMessage(composed.text, stopMention, profile, options);
  const { encoding, mention, body } = message;
  const { wireText } = body;
  const { unsupportedCharacters, ...changes } = findChanges(text, composed, { encoding, wireText }, profile);
  const cuts = cutSegments(message, profile);
  return {
    encoding,
    text: message.text,
    wireText,
    ...cuts,
    ...changes,
    stopMention: message.text && mention,
    // Few ask, and it takes as long as the cuts.
    get unicodeSegments() {
      const inUnicode = encodeMessage(composed.text, stopMention, profile, { mode: "unicode" });
      return cutSegments(inUnicode, profile).segments.length;
    },
    issues: findIssues(text, cuts.units, cuts.segments.length, unsupportedCharacters, options, limits),
  };
}

/** The rules that a message breaks, and the characters that cannot be sent. */
export function findIssues(
  text: string,
  units: number,
  segments: number,
  unsupported: readonly string[],
  { range, stop }: MessageOptions,
  limits: MessageLimits | undefined,
): Issue[] {
  const issues: Issue[] = [];
  const report = (code: Issue["code"], params: NonNullable<Issue["params"]>): void => {
    issues.push({ field: "message", code, params });
  };
  const count = unsupported.length;
  if (count > 0) report("unsupported-characters", { count, characters: unsupported.slice(0, NAMED).join("") });
  if (!limits) return issues;
  if (range === "lowCost") {
    const { pattern, fix } = limits.lowCostMention;
    if (units > limits.lowCostUnits) report("low-cost-too-long", { units, max: limits.lowCostUnits });
    if (stop && !pattern.test(text)) report("no-pub-stop-required", { fix });
  } else if (segments > limits.segments) {
    report("too-many-segments", { segments, max: limits.segments });
  }
  return issues;
}

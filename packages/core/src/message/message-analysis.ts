import type { AnalysisOptions, Encoding } from "./analysis-options.ts";
import { arrivingMessage } from "./arriving-message.ts";
import { type Replacement, type UnsupportedCharacter, recordChanges } from "./character-changes.ts";
import { composeText } from "./composed-text.ts";
import type { Issue } from "../request/issue.ts";
import { LIMITS } from "../gateways/smspartner/limits.ts";
import { cutSegments, type SegmentCuts } from "./segment-cuts.ts";
import { NO_PUB_STOP, NO_PUB_STOP_FIX } from "../gateways/smspartner/stop-mention.ts";

/** Everything that a composer shows of a text. */
export interface MessageAnalysis extends SegmentCuts {
  readonly encoding: Encoding;
  /** What the handset shows, the STOP mention included. */
  readonly text: string;
  /** What the API gets as `message`: line breaks as `:br:`, the euro sign as `:euro:`, no STOP mention. */
  readonly wireText: string;
  /** In the order of the source. */
  readonly replacements: readonly Replacement[];
  /** In the order of the source. */
  readonly unsupported: readonly UnsupportedCharacter[];
  /** The mention that the platform appends, with its leading space; empty when it appends none. */
  readonly stopMention: string;
  /** SMS that the same text takes in Unicode mode, the STOP mention included. */
  readonly unicodeSegments: number;
  /** What stands in the way of sending; `field` is `message`. */
  readonly issues: readonly Issue[];
}

/** Different characters that an issue names; all of them are in `unsupported`. */
const NAMED = 10;

/**
 * Everything that a composer shows of a text, in one call: what arrives, in how many SMS, what is replaced
 * and what cannot be sent. Takes any string, never throws, and needs time in proportion to its length.
 *
 * @param text what was written, with real line breaks; `:br:` and `:euro:` typed by hand mean the same as the keys
 */
export function analyzeMessage(text: string, options: AnalysisOptions = {}): MessageAnalysis {
  const composed = composeText(text, options.profile === "standard");
  const { replacements, unsupported, suggestions, rewrite } = recordChanges(text, composed);
  const message = arrivingMessage(text, composed.text, options, rewrite);
  const { encoding, body, mention } = message;
  const cuts = cutSegments(message, options);
  const inUnicode =
    encoding === "unicode"
      ? cuts
      : cutSegments(arrivingMessage(text, composed.text, { ...options, mode: "unicode" }), options);
  return {
    encoding,
    text: message.text,
    wireText: body.wireText,
    ...cuts,
    replacements,
    unsupported,
    stopMention: message.text && mention,
    unicodeSegments: inUnicode.segments.length,
    issues: findIssues(text, cuts, [...suggestions.keys()], options),
  };
}

function findIssues(
  text: string,
  { units, segments }: SegmentCuts,
  unsupported: readonly string[],
  { range, stop, profile }: AnalysisOptions,
): Issue[] {
  const issues: Issue[] = [];
  const report = (code: Issue["code"], params: NonNullable<Issue["params"]>): void => {
    issues.push({ field: "message", code, params });
  };
  const count = unsupported.length;
  if (count > 0) report("unsupported-characters", { count, characters: unsupported.slice(0, NAMED).join("") });
  if (profile === "standard") return issues;
  if (range === "lowCost") {
    if (units > LIMITS.lowCostUnits) report("low-cost-too-long", { units, max: LIMITS.lowCostUnits });
    if (stop && !NO_PUB_STOP.test(text)) report("no-pub-stop-required", { fix: NO_PUB_STOP_FIX });
  } else if (segments.length > LIMITS.segments) {
    report("too-many-segments", { segments: segments.length, max: LIMITS.segments });
  }
  return issues;
}

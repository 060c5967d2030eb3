import type { SegmentCount } from "../gsm/septet-count.ts";
import { withSuggestions } from "../message/applied-suggestions.ts";
import type { MessageOptions } from "../message/message-options.ts";
import type { MessageLimits, Profile } from "../message/profile.ts";
import { analyzeText, type MessageAnalysis } from "../message/text-analysis.ts";
import { countText } from "../message/text-count.ts";
import { wireText } from "../message/wire-text.ts";
import { LIMITS } from "./smspartner/limits.ts";
import { SMS_PARTNER } from "./smspartner/profile.ts";
import { STANDARD } from "./standard/profile.ts";

type ProfileName = NonNullable<AnalysisOptions["profile"]>;

/** What each gateway does with a text: a gateway is a row here and below, and its folder. */
const PROFILES: Readonly<Record<ProfileName, Profile>> = { smspartner: SMS_PARTNER, standard: STANDARD };

/** What a message may be at most, where a gateway says anything of that. */
const MESSAGE_LIMITS: { readonly [Name in ProfileName]?: MessageLimits } = { smspartner: LIMITS };

/** How a text is looked at. Options that are none of these types are not looked for, and may throw a TypeError. */
export interface AnalysisOptions extends MessageOptions {
  /**
   * `smspartner`: the vendor's normalising, table and line breaks. `standard`: 3GPP TS 23.038 and 23.040 on the text as
   * it stands.
   *
   * @default `smspartner`
   */
  readonly profile?: "smspartner" | "standard";
}

/** The profile that options name. */
export const profileOf = ({ profile = "smspartner" }: AnalysisOptions): Profile => PROFILES[profile];

/** What a message may be at most by the profile that options name. */
export function limitsOf({ profile = "smspartner" }: AnalysisOptions): MessageLimits | undefined {
  return MESSAGE_LIMITS[profile];
}

/**
 * Everything that a composer shows of a text, in one call: what arrives, in how many SMS, what is replaced
 * and what cannot be sent. Takes any string, and needs time in proportion to its length.
 *
 * @param text what was written, with real line breaks; `:br:` and `:euro:` typed by hand mean the same as the keys
 */
export function analyzeMessage(text: string, options: AnalysisOptions = {}): MessageAnalysis {
  return analyzeText(text, profileOf(options), options, limitsOf(options));
}

/** What the API gets as `message`: `analyzeMessage(text, options).wireText` without the rest of the analysis. */
export function wireTextOf(text: string, options: AnalysisOptions = {}): string {
  return wireText(text, profileOf(options), options);
}

/**
 * Counts the units and SMS of a text without the detail of `analyzeMessage`; the two always agree.
 *
 * @returns units include the STOP mention and leave out what is unsupported; an empty message is 0 SMS
 */
export function countSegments(text: string, options: AnalysisOptions = {}): SegmentCount {
  return countText(text, profileOf(options), options);
}

/**
 * Writes each suggestion of `analyzeMessage` into the text. Everything else stays as it was typed, also what the
 * platform will replace and what has no suggestion.
 *
 * @returns the text as it was when there is nothing to suggest
 */
export function applySuggestions(text: string): string {
  return withSuggestions(text, analyzeMessage(text).unsupported);
}

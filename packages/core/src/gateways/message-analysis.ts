import { withSuggestions } from "../message/applied-suggestions.ts";
import { analyzeText, type MessageAnalysis } from "../message/text-analysis.ts";
import { wireText } from "../message/wire-text.ts";
import { limitsOf, profileOf, type AnalysisOptions } from "./profiles.ts";

export { DEFAULT_STOP_MENTION } from "./smspartner/stop-mention.ts";

/**
 * Everything that a composer shows of a text, in one call: what arrives, in how many SMS, what is replaced
 * and what cannot be sent. Takes any string, and needs time in proportion to its length.
 *
 * @param text what was written, with real line breaks; `:br:` and `:euro:` typed by hand mean the same as the keys
 */
export function analyzeMessage(text: string, options: AnalysisOptions = {}): MessageAnalysis {
  return analyzeText(text, profileOf(options), options, limitsOf(options));
}

/**
 * The text that the API gets as `message`: `analyzeMessage(text, options).wireText` without the rest of the analysis.
 */
export function wireTextOf(text: string, options: AnalysisOptions = {}): string {
  return wireText(text, profileOf(options), options);
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

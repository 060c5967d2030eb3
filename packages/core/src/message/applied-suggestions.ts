import { analyzeMessage } from "./message-analysis.ts";

/**
 * Writes each suggestion of `analyzeMessage` into the text. Everything else stays as it was typed, also what the
 * platform will replace and what has no suggestion.
 *
 * @returns the text as it was when there is nothing to suggest
 */
export function applySuggestions(text: string): string {
  let out = "";
  let start = 0;
  for (const { index, character, suggestion } of analyzeMessage(text).unsupported) {
    if (suggestion === undefined) continue;
    out += text.slice(start, index) + suggestion;
    start = index + character.length;
  }
  return out + text.slice(start);
}

import type { UnsupportedCharacter } from "./character-changes.ts";

/** Writes the suggestions for what cannot be sent into a text. */
export function withSuggestions(text: string, unsupported: readonly UnsupportedCharacter[]): string {
  let out = "";
  let start = 0;
  for (const { index, character, suggestion } of unsupported) {
    if (suggestion === undefined) continue;
    out += text.slice(start, index) + suggestion;
    start = index + character.length;
  }
  return out + text.slice(start);
}

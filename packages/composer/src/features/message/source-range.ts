import type { MessageAnalysis } from "@sms-composer/core";

/** How many UTF-16 units of `source` make up a composed character: `e` and a combining accent are two. */
export function stretchLength(source: string, index: number, character: string): number {
  if (source.startsWith(character, index)) return character.length;
  for (let length = character.length + 1; length <= character.length + 3; length++)
    if (source.slice(index, index + length).normalize("NFC") === character) return length;
  return character.length;
}

/** The source with unsupported characters put right, those that `isMeant` picks: by their suggestion, or left out. */
export function withoutUnsupported(
  source: string,
  { unsupported }: MessageAnalysis,
  isMeant: (character: string) => boolean = () => true,
): string {
  let fixed = "";
  let from = 0;
  for (const { index, character, suggestion = "" } of unsupported) {
    if (!isMeant(character)) continue;
    fixed += source.slice(from, index) + suggestion;
    from = index + stretchLength(source, index, character);
  }
  return fixed + source.slice(from);
}

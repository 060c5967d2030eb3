import type { MessageAnalysis } from "@sms-composer/core";

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
    from = index + character.length;
  }
  return fixed + source.slice(from);
}

import type { UnsupportedPart } from "./unsupported-parts.ts";

/**
 * The source with unsupported characters put right, those that `isMeant` picks: by their suggestion, or left out together
 * with the blank that stood beside them. Where a closing quotation mark becomes straight, the opening ones do as well:
 * the platform would make an apostrophe of them.
 */
export function withoutUnsupported(
  source: string,
  parts: readonly UnsupportedPart[],
  isMeant: (character: string) => boolean = () => true,
): string {
  let fixed = "";
  let from = 0;
  let hasStraightQuote = false;
  for (const { index, text, suggestion = "" } of parts) {
    if (!isMeant(text)) continue;
    hasStraightQuote ||= suggestion === '"';
    fixed += source.slice(from, index) + suggestion;
    from = index + text.length;
    if (suggestion !== "") continue;
    const next = source.charAt(from);
    if (next === " " && /(?:^|[ \n])$/.test(fixed)) from++;
    else if (next === "" || next === "\n") fixed = fixed.replace(/ $/, "");
  }
  fixed += source.slice(from);
  return hasStraightQuote ? fixed.replaceAll("“", '"') : fixed;
}

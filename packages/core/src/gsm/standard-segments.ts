import type { Encoding } from "./encoding.ts";
import { type SegmentCount, countSeptets } from "./septet-count.ts";
import { UNDECIDED, septetTable } from "./septet-tables.ts";

export type { SegmentCount } from "./septet-count.ts";

/**
 * Counts a text as it stands by 3GPP TS 23.038 and 23.040: no normalising, no vendor table, a line feed is one septet.
 *
 * @param mode `gsm` (the default) leaves out what has no code; `auto` takes Unicode when there is such a character
 * @returns an empty text is 0 SMS
 */
export function countSegments(
  text: string,
  { mode = "gsm" }: { readonly mode?: Encoding | "auto" } = {},
): SegmentCount {
  const count = mode === "unicode" ? undefined : countSeptets(text, septetTable(mode === "gsm" ? 0 : UNDECIDED));
  if (count) return count;
  const units = text.length;
  let segments = 0;
  // UTF-16 units in a single SMS and in each part of a concatenated one.
  for (let start = 0; start < units; segments++) {
    start += units > 70 ? 67 : 70;
    // A surrogate pair goes whole into the next SMS; past the end there is none.
    if ((text.codePointAt(start - 1) as number) > 0xffff) start--;
  }
  return { encoding: "unicode", units, segments };
}

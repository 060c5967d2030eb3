import { countryOfFrenchMobile } from "./french-plan.ts";
import type { ParsedRecipients, Recipient } from "./list-reading.ts";
import { readPlainMobile } from "./plain-mobile.ts";

/** Lines of a list that are read at once; reading more would hold up a page. */
const MAX_LINES = 2000;

/** The content of a list of French mobiles, with the country of each. */
export interface PlainMobiles extends ParsedRecipients {
  readonly valid: readonly (Recipient & { readonly country: string })[];
}

/**
 * Reads a list of nothing but French mobiles in plain spellings, between commas, semicolons and line ends, or one in each
 * member of an array. It needs no phone metadata, which are 50 kB, and agrees with `parseRecipients`.
 * @param country ISO 3166-1 code of the country whose national numbers are understood
 * @returns undefined for any other list, of which this says nothing, and for one of more than 2,000 lines
 */
export function readPlainMobiles(input: string | readonly string[], country = "FR"): PlainMobiles | undefined {
  const isText = typeof input === "string";
  const lines = isText ? input.trimEnd().split(/\r?\n/) : input;
  if (lines.length > MAX_LINES) return undefined;
  const valid = new Map<string, PlainMobiles["valid"][number]>();
  const duplicates: Recipient[] = [];
  let empty = 0;
  for (const [index, text] of lines.entries()) {
    const cells = (isText ? text.split(/[,;]/) : [text]).map((cell) => cell.trim()).filter(Boolean);
    if (cells.length === 0) empty++;
    for (const source of cells) {
      const e164 = readPlainMobile(source, country);
      if (e164 === undefined) return undefined;
      const read = { e164, source, line: index + 1 };
      if (valid.has(e164)) duplicates.push(read);
      else valid.set(e164, { ...read, country: countryOfFrenchMobile(e164) });
    }
  }
  if (valid.size === 0) return undefined;
  const entries = valid.size + duplicates.length + empty;
  return { valid: [...valid.values()], invalid: [], duplicates, ignored: [], entries, empty };
}

import type { ParsedRecipients } from "@sms-composer/core/recipients";
import { keyOf, type Recipient, type RecipientList } from "./recipient-list.ts";

/** The counts of an import: numbers added, already there, and wrong. */
export interface ImportResult {
  readonly added: number;
  readonly duplicates: number;
  readonly invalid: number;
}

/**
 * The list with what was parsed added behind it; a number that is there already counts as a duplicate.
 *
 * @param isOrdered whether wrong numbers stay between the others, where they were, or come behind them
 */
export function withParsed(list: RecipientList, parsed: ParsedRecipients, isOrdered = false): RecipientList {
  const { ignored } = parsed;
  const lines: Line[] = [...parsed.valid, ...parsed.invalid];
  // Those that are right are in their order.
  if (isOrdered && parsed.invalid[0]) lines.sort((one, other) => one.line - other.line);
  const known = new Set(list.entries.map(keyOf));
  const entries = [...list.entries];
  let duplicates = list.duplicates + parsed.duplicates.length;
  for (const line of lines) {
    const key = keyOf(line);
    if (known.has(key)) duplicates++;
    else {
      known.add(key);
      entries.push(asRecipient(line));
    }
  }
  return { entries, duplicates, ...(ignored.length > 0 && { ignored }) };
}

type Line = Recipient & { readonly line: number };

/** Without its line, member by member: of 100,000 this takes a fraction of what a rest pattern does. */
function asRecipient({ source, e164, country, code }: Recipient): Recipient {
  if (e164 === undefined) return code === undefined ? { source } : { source, code };
  return country === undefined ? { source, e164 } : { source, e164, country };
}

/** Compares the list before and after an import: the list before and after it. */
export function importResult(before: RecipientList, after: RecipientList): ImportResult {
  const wrong = ({ entries }: RecipientList): number => entries.filter(({ code }) => code).length;
  const invalid = wrong(after) - wrong(before);
  return {
    added: after.entries.length - before.entries.length - invalid,
    duplicates: after.duplicates - before.duplicates,
    invalid,
  };
}

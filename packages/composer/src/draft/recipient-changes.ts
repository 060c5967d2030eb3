import type { ParsedRecipients } from "@sms-composer/core/recipients";
import { keyOf, NO_RECIPIENTS, type Recipient, type RecipientList } from "./recipient-list.ts";

/** It wants no messages. */
export const isOptedOut = ({ code }: Recipient): boolean => code === "opted-out";

/** How many numbers of an import were added, were there already, and are wrong. */
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
  const entries = new Map(list.entries.map((entry) => [keyOf(entry), entry]));
  let duplicates = list.duplicates + parsed.duplicates.length;
  const read = [...parsed.valid, ...parsed.invalid];
  if (isOrdered) read.sort((one, other) => one.line - other.line);
  for (const { line: _line, ...recipient } of read) {
    if (entries.has(keyOf(recipient))) duplicates++;
    else entries.set(keyOf(recipient), recipient);
  }
  return { entries: [...entries.values()], duplicates, ...(ignored.length > 0 && { ignored }) };
}

/** The list without some of its numbers; nothing is left out any more once it is empty. */
export function without(list: RecipientList, isGone: (recipient: Recipient) => boolean): RecipientList {
  const entries = list.entries.filter((entry) => !isGone(entry));
  return entries.length === 0 ? NO_RECIPIENTS : { ...list, entries };
}

/** What an import came to: the list before and after it. */
export function importResult(before: RecipientList, after: RecipientList): ImportResult {
  const wrong = ({ entries }: RecipientList): number => entries.filter(({ code }) => code).length;
  const invalid = wrong(after) - wrong(before);
  return {
    added: after.entries.length - before.entries.length - invalid,
    duplicates: after.duplicates - before.duplicates,
    invalid,
  };
}

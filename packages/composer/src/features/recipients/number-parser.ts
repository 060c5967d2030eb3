import { readPlainMobiles } from "@sms-composer/core/plain-mobiles";
import type { ParsedRecipients } from "@sms-composer/core/recipients";

import { type OptOuts, optedOutOf } from "@sms-composer/core/opt-outs";
import { isOptedOut, type Recipient, type RecipientList } from "../../draft/recipient-list.ts";
import { pageTurn } from "../../view/page-slices.ts";

/**
 * Reads the numbers of a text, or of entries that are a cell each, with the country of each number. What knows the world's
 * numbers, which are 50 kB, loads with the first list that has others than French mobiles.
 * @param home ISO 3166-1 code of the country whose national numbers are understood
 * @param progress hears how many lines or cells have been read
 */
export async function parseNumbers(
  input: string | readonly string[],
  home: string | undefined,
  progress?: (done: number) => void,
): Promise<ParsedRecipients> {
  const mobiles = readPlainMobiles(input, home);
  if (mobiles) return mobiles;
  const { parseWorldNumbers } = await import("./world-numbers.ts");
  return await parseWorldNumbers(input, home, progress);
}

/**
 * The list with those marked who want no messages, and those no longer who want them again.
 *
 * @returns the same list when nothing is different
 */
export async function withOptOuts(list: RecipientList, optOuts: OptOuts | undefined): Promise<RecipientList> {
  const { length } = list.entries;
  await pageTurn(length);
  const numbers = list.entries.flatMap((entry) => (entry.e164 && (!entry.code || isOptedOut(entry)) ? entry.e164 : []));
  const optedOut = new Set(await optedOutOf(numbers, optOuts));
  const isOut = ({ e164 = "" }: Recipient): boolean => optedOut.has(e164);
  const isSame = list.entries.every((entry) => isOut(entry) === isOptedOut(entry));
  await pageTurn(length);
  if (isSame) return list;
  const entries = list.entries.map((entry): Recipient => {
    if (isOut(entry) === isOptedOut(entry)) return entry;
    const { code: _, ...number } = entry;
    return isOut(entry) ? { ...number, code: "opted-out" } : number;
  });
  return { ...list, entries };
}

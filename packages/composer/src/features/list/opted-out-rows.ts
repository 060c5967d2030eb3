import type { OptOuts } from "@sms-composer/core/opt-outs";
import type { PeopleList } from "../../draft/people-list.ts";
import { pageSlices } from "../../view/page-slices.ts";

/** People of a list who want no messages. */
export interface OptedOutRows {
  /** The numbers in E.164 form, each once. */
  readonly numbers: readonly string[];
  /** The indexes of their rows. */
  readonly rows: ReadonlySet<number>;
}

export const NOBODY: OptedOutRows = { numbers: [], rows: new Set() };

/**
 * Asks the page who on a list wants no messages.
 *
 * @param numberOf the number of a row, in E.164 form; empty where there is none
 * @throws what the page's function throws
 */
export async function findOptedOut(
  { rows }: PeopleList,
  optOuts: OptOuts,
  numberOf: (cells: readonly string[]) => string,
): Promise<OptedOutRows> {
  const { optedOutOf } = await import("@sms-composer/core/opt-outs");
  const pause = pageSlices();
  const numbers: string[] = [];
  for (const cells of rows) {
    numbers.push(numberOf(cells));
    await pause();
  }
  const optedOut = new Set(await optedOutOf(numbers.filter(Boolean), optOuts));
  return { numbers: [...optedOut], rows: new Set([...rows.keys()].filter((row) => optedOut.has(numbers[row] ?? ""))) };
}

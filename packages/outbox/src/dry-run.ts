import { setImmediate as turn } from "node:timers/promises";
import { analyzeMessage } from "@sms-composer/core";
import type { MessageAnalysis } from "@sms-composer/core";
import { destinationOf } from "@sms-composer/core/recipients";
import { analysisOptionsOf, costOf } from "@sms-composer/core/requests";
import type { Prices } from "@sms-composer/core/requests";
import type { InvalidRow, ReadSendable } from "./queue/entry-reading.ts";
import { portionsOf } from "./queue/portions.ts";

/** The text of one person, and what it would cost. */
export interface DryRunRow {
  /** Index of the request, or of the row of a list. */
  readonly row: number;
  /** E.164. */
  readonly recipient: string;
  /** The text as it arrives. */
  readonly text: string;
  readonly encoding: MessageAnalysis["encoding"];
  /** SMS that it takes. */
  readonly segments: number;
  /** The characters that the gateway replaces, such as `ê` by `e`. */
  readonly replacements: MessageAnalysis["replacements"];
  /** The cost in the account's currency; undefined where no price is known. */
  readonly cost?: number;
}

/** The size and cost of a send. Nothing was written down or sent. */
export interface DryRun {
  /** The rows that would be sent. */
  readonly rows: readonly DryRunRow[];
  /** Rows that cannot be sent, and why. */
  readonly invalid: readonly InvalidRow[];
  /** Rows with the number and the text of an earlier one, which is sent once. */
  readonly duplicates: readonly number[];
  /** SMS in all. */
  readonly segments: number;
  /** The cost of the SMS whose price is known; undefined where none is. */
  readonly cost?: number;
  /** SMS whose price is not known; 0 without prices. */
  readonly unpriced: number;
  /** Requests in which they would leave. */
  readonly requests: number;
}

/** Rows that are done before other work of the process gets its turn. */
const SLICE = 500;

/** Counts every row, exactly. */
export async function dryRunOf(
  { groups, invalid, duplicates }: ReadSendable,
  prices: Prices | undefined,
): Promise<DryRun> {
  const rows: DryRunRow[] = [];
  let total = { segments: 0, unpriced: 0, cost: undefined as number | undefined };
  for (const { common, entries } of groups) {
    const options = analysisOptionsOf(common);
    const known = new Map<string, MessageAnalysis>();
    for (const { row, recipient, message } of entries) {
      const analysis = known.get(message) ?? analyzeMessage(message, options);
      known.set(message, analysis);
      const { text, encoding, replacements, segments: parts } = analysis;
      const segments = parts.length;
      const priced = prices && costOf([[destinationOf(recipient), segments]], prices, common.range);
      rows.push({
        row,
        recipient,
        text,
        encoding,
        segments,
        replacements,
        ...(priced?.cost !== undefined && { cost: priced.cost }),
      });
      total = {
        segments: total.segments + segments,
        unpriced: total.unpriced + (priced?.unpriced ?? 0),
        cost: priced?.cost === undefined ? total.cost : (total.cost ?? 0) + priced.cost,
      };
      if (rows.length % SLICE === 0) await turn();
    }
  }
  const { cost, ...counts } = total;
  return {
    rows,
    invalid,
    duplicates,
    ...counts,
    // Sums of decimal fractions are off in their last binary digits.
    ...(cost !== undefined && { cost: Math.round(cost * 1e6) / 1e6 }),
    requests: portionsOf(groups).length,
  };
}

import type { Snapshot } from "../../draft/draft-store.ts";
import type { RecipientList } from "../../draft/recipient-list.ts";
import type { CountryPrices } from "../../element/host-settings.ts";

/** The prices and the credits that the page gives; nothing is shown of what it does not give. */
export interface Prices {
  readonly byCountry: CountryPrices;
  readonly currency: string;
  readonly credits: number | undefined;
}

/** The size and cost of a send before it leaves. */
export interface Estimate {
  /** SMS for each recipient. */
  readonly segments: number;
  readonly recipients: number;
  /** SMS over all recipients. */
  readonly sms: number;
  /** It is the most that it can come to, since the fields of the text are not filled yet. */
  readonly isRange?: boolean;
  /** Cost of the recipients whose country has a price, in the currency of the prices. */
  readonly cost?: number;
  /** Recipients whose country has no price. */
  readonly unpriced: number;
  /** The number of recipients that the credits suffice for, where that is fewer than all. */
  readonly affordable?: number;
}

/** The price of one SMS to a country. */
function priceOf(prices: CountryPrices, country: string, isLowCost: boolean): number | undefined {
  const price = isLowCost ? prices[country]?.lowCost : prices[country]?.premium;
  return typeof price === "number" && Number.isFinite(price) ? price : undefined;
}

/** The number of checked recipients by ISO 3166-1 country; `""`: those of none. */
export function countriesOf(list: RecipientList): ReadonlyMap<string, number> {
  const known = counted.get(list);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const { e164, country = "" } of list.entries) if (e164) counts.set(country, (counts.get(country) ?? 0) + 1);
  counted.set(list, counts);
  return counts;
}

/** A list is counted once, and drawn at every key. */
const counted = new WeakMap<RecipientList, ReadonlyMap<string, number>>();

/**
 * The estimate of a draft. The prices given are those of their countries and of no other.
 * @param range the fewest SMS and the most of a text with fields, whose cost is not known then
 */
export function estimate(
  { analysis, recipients, recipientCount, options }: Snapshot,
  money: Prices,
  [min, segments]: readonly [number, number] = [analysis.segments.length, analysis.segments.length],
): Estimate {
  const isRange = min !== segments;
  const { byCountry } = money;
  const isLowCost = options.range === "lowCost";
  let cost: number | undefined;
  let unpriced = 0;
  for (const [country, count] of countriesOf(recipients)) {
    const price = priceOf(byCountry, country, isLowCost);
    if (price === undefined) unpriced += count;
    else cost = (cost ?? 0) + count * segments * price;
  }
  const sms = recipientCount * segments;
  return withCredits(
    {
      segments,
      recipients: recipientCount,
      sms,
      unpriced,
      ...(isRange ? { isRange } : cost !== undefined && { cost }),
    },
    money,
  );
}

/** A sum with how many recipients the credits suffice for, where that is fewer than all. */
export function withCredits(sum: Estimate, { credits }: Prices): Estimate {
  if (credits === undefined || sum.sms <= credits) return sum;
  return { ...sum, affordable: Math.floor(Math.max(0, credits) / sum.segments) };
}

import type { PriceRange } from "./send-request.ts";

/** The price of one SMS in each range, in the account's currency. */
export interface RangePrices {
  readonly premium?: number;
  readonly lowCost?: number;
}

/** Prices by ISO 3166-1 country, such as `{ FR: { premium: 0.038, lowCost: 0.025 } }`. */
export type Prices = Readonly<Record<string, RangePrices>>;

/** The cost of SMS, as far as their prices are known. */
export interface SendCost {
  /** The cost of the SMS whose country has a price; undefined when none has. */
  readonly cost?: number;
  /** SMS whose country has no price, or is not known. */
  readonly unpriced: number;
}

/**
 * Computes the cost of SMS by the prices of their countries.
 *
 * @param segments SMS by ISO 3166-1 country, as `countryOf` names it
 * @param range
 * @default `premium`
 */
export function costOf(
  segments: Iterable<readonly [country: string | undefined, segments: number]>,
  prices: Prices,
  range: PriceRange = "premium",
): SendCost {
  let cost: number | undefined;
  let unpriced = 0;
  for (const [country = "", count] of segments) {
    const price = Object.hasOwn(prices, country) ? prices[country]?.[range] : undefined;
    // What is no amount, such as null out of JSON, would make a send free, or its cost no number.
    if (typeof price === "number" && price >= 0 && price < Infinity) cost = (cost ?? 0) + count * price;
    else unpriced += count;
  }
  // Sums of decimal fractions are off in their last binary digits; no price has so many.
  return { ...(cost !== undefined && { cost: Math.round(cost * 1e6) / 1e6 }), unpriced };
}

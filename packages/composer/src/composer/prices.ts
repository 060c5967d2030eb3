import type { HostSettings } from "../element/host-settings.ts";
import type { Prices } from "../features/sending/estimate.ts";

/** The prices that a page gives: by country, and those of its two attributes, which are France's. */
export function pricesOf({
  prices,
  pricePremium: premium,
  priceLowCost: lowCost,
  currency,
  credits,
}: HostSettings): Prices {
  const france = { ...(premium !== undefined && { premium }), ...(lowCost !== undefined && { lowCost }) };
  return { byCountry: { ...prices, FR: { ...france, ...prices?.["FR"] } }, currency, credits };
}

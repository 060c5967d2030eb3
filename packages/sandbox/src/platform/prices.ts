import type { PriceRange } from "@sms-composer/core";

/** Price of one SMS in euros; a range without a price is not sold to that country. */
export type Price = { readonly [Name in PriceRange]?: number | string };

/** Prices by ISO 3166 country; a country that is not listed has no price (control code 13). */
export type Prices = Readonly<Record<string, Price>>;

/** Price of a look-up in the HLR, in euros; `/me` says how many the balance would pay. */
export const HLR_PRICE = "0.005";

/**
 * Prices of the sandbox, in the order of magnitude of the vendor's; the French Premium price is the one of its examples.
 * The countries are those of the vendor's home market, its neighbours, and the French overseas departments.
 */
export const DEFAULT_PRICES: Prices = {
  FR: { premium: "0.038", lowCost: "0.024" },
  GP: { premium: "0.075" },
  MQ: { premium: "0.075" },
  GF: { premium: "0.075" },
  RE: { premium: "0.075" },
  YT: { premium: "0.075" },
  BE: { premium: "0.078", lowCost: "0.062" },
  CH: { premium: "0.065" },
  LU: { premium: "0.064" },
  DE: { premium: "0.082" },
  ES: { premium: "0.068", lowCost: "0.052" },
  IT: { premium: "0.071" },
  GB: { premium: "0.042" },
  NL: { premium: "0.092" },
  PT: { premium: "0.045" },
  US: { premium: "0.012" },
  CA: { premium: "0.012" },
  MA: { premium: "0.075" },
  TN: { premium: "0.092" },
  DZ: { premium: "0.096" },
  SN: { premium: "0.081" },
  CI: { premium: "0.078" },
};

import type { PriceRange } from "@sms-composer/core";

/** Line ends as a text field has them; anything that is no text is none. */
export function asText(value: unknown): string {
  return typeof value === "string" ? value.replace(/\r\n?/g, "\n") : "";
}

/** `lowCost`, as an attribute also `low-cost`; anything else is the default. */
export function asRange(value: unknown): PriceRange {
  return typeof value === "string" && /^low-?cost$/i.test(value) ? "lowCost" : "premium";
}

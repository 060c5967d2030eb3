import { LIMITS } from "@sms-composer/core/requests";
import type { Call } from "./define-call.ts";

/** A call for a list of any length, made of one that takes as many items as one request does: one after the other. */
export function inPortions<Item, Result>(
  call: Call<readonly Item[], readonly Result[]>,
): Call<readonly Item[], readonly Result[]> {
  return async (settings, items, options) => {
    const results: Result[] = [];
    for (let start = 0; start < items.length; start += LIMITS.recipients) {
      results.push(...(await call(settings, items.slice(start, start + LIMITS.recipients), options)));
    }
    return results;
  };
}

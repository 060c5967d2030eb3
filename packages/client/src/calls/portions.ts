import { LIMITS } from "@sms-composer/core/requests";

/** Asks for as many as one request takes, one request after the other, and puts the answers together. */
export async function inPortions<Item, Result>(
  items: readonly Item[],
  ask: (portion: readonly Item[]) => Promise<readonly Result[]>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += LIMITS.recipients) {
    results.push(...(await ask(items.slice(start, start + LIMITS.recipients))));
  }
  return results;
}

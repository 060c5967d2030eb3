import { LIMITS } from "@sms-composer/core/requests";
import type { ListEntry } from "./list-body.ts";

/**
 * The requests in which a list leaves, of at most 500 rows each, always the same for the same list. The same number
 * twice goes in different requests, since statuses are told apart by number only.
 */
export function portionsOf(entries: readonly ListEntry[]): ListEntry[][] {
  const rounds: ListEntry[][] = [];
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const round = counts.get(entry.recipient) ?? 0;
    counts.set(entry.recipient, round + 1);
    (rounds[round] ??= []).push(entry);
  }
  return rounds.flatMap((round) => {
    const portions: ListEntry[][] = [];
    for (let start = 0; start < round.length; start += LIMITS.recipients) {
      portions.push(round.slice(start, start + LIMITS.recipients));
    }
    return portions;
  });
}

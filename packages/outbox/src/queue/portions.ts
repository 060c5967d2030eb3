import { LIMITS } from "@sms-composer/core/requests";
import type { Entry, EntryGroup } from "./entry-reading.ts";

/** What leaves in one request. */
export interface Portion {
  readonly common: EntryGroup["common"];
  readonly entries: readonly Entry[];
}

/**
 * The requests in which groups leave, of at most 500 entries each, always the same for the same groups. The same number
 * twice goes in different requests, since statuses are told apart by number only.
 */
export function portionsOf(groups: readonly EntryGroup[], size: number = LIMITS.recipients): Portion[] {
  return groups.flatMap(({ common, entries }) => {
    const rounds: Entry[][] = [];
    const counts = new Map<string, number>();
    for (const entry of entries) {
      const round = counts.get(entry.recipient) ?? 0;
      counts.set(entry.recipient, round + 1);
      (rounds[round] ??= []).push(entry);
    }
    return rounds.flatMap((round) =>
      Array.from({ length: Math.ceil(round.length / size) }, (_, index) => ({
        common,
        entries: round.slice(index * size, (index + 1) * size),
      })),
    );
  });
}

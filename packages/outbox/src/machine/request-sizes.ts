import { LIMITS } from "@sms-composer/core/requests";

/**
 * Splits entries into requests, always the same for the same entries. The same number twice goes in different requests,
 * since statuses are told apart by number only.
 * @param phoneOf the number of an entry
 * @param size entries of one request at most; default: what the API takes
 */
export function requestsOf<Entry>(
  entries: readonly Entry[],
  phoneOf: (entry: Entry) => string,
  size: number = LIMITS.recipients,
): Entry[][] {
  const rounds: Entry[][] = [];
  const times = new Map<string, number>();
  for (const entry of entries) {
    const phone = phoneOf(entry);
    const round = times.get(phone) ?? 0;
    times.set(phone, round + 1);
    (rounds[round] ??= []).push(entry);
  }
  return rounds.flatMap((round) =>
    Array.from({ length: Math.ceil(round.length / size) }, (_, n) => round.slice(n * size, (n + 1) * size)),
  );
}

/** The number of a portion is added to this many bits at the end of the key, which are random. */
const PORTION_BITS = 24;

/**
 * The key of one request of a send that takes several: the same number gives the same key, so that a repeat of the send
 * repeats its requests, and a send that goes on at a portion has the keys of that portion and those after it. Its time
 * is the send's.
 * @param portion from 0, whose key is the send's own
 */
export function portionKey(key: string, portion: number): string {
  if (portion === 0) return key;
  const end = PORTION_BITS / 4;
  const last = (Number.parseInt(key.slice(-end), 16) + portion) % 2 ** PORTION_BITS;
  return key.slice(0, -end) + last.toString(16).padStart(end, "0");
}

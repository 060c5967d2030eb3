const MINUTE = 60_000;
/** Limits of links within a time; more is no person who clicks. */
const LIMITS = [
  { links: 5, within: MINUTE },
  { links: 20, within: 24 * 60 * MINUTE },
] as const;

/**
 * Lets in the `sms:` links that a person can have asked for: each becomes a draft, and whatever can open links (a page,
 * another program) could otherwise fill the disk and cover what is being written.
 *
 * @param now milliseconds since 1970
 * @returns a function that answers whether one more link is let in
 */
export function createLinkGate(now: () => number): () => boolean {
  let admitted: number[] = [];
  return () => {
    const at = now();
    admitted = admitted.filter((time) => Math.abs(at - time) < LIMITS[1].within);
    const isFull = LIMITS.some(
      ({ links, within }) => admitted.filter((time) => Math.abs(at - time) < within).length >= links,
    );
    if (isFull) return false;
    admitted.push(at);
    return true;
  };
}

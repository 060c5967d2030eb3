/**
 * The storage of a sandbox's state: a log of lines of text, to which each change adds one. `file-storage.ts` has the
 * one that the command uses.
 */
export interface Storage {
  /**
   * Takes the log for this sandbox alone, until `close`.
   *
   * @returns the lines that were stored, oldest first; none when the log is new
   * @throws when another sandbox has it, or when it cannot be read
   */
  open(): readonly string[];
  /** Adds lines, each whole or not at all. Resolves when they would survive a power cut. */
  append(lines: readonly string[]): Promise<void>;
  /**
   * Puts shorter lines in the place of all that was appended before this call. Lines that are appended meanwhile come
   * after them. `lines` is read bit by bit, so that a large state does not hold up everything else.
   */
  rewrite(lines: Iterable<string>): Promise<void>;
  /** Gives the log back, when all that was asked for is done. */
  close(): Promise<void>;
}

/** Where the state of a sandbox is kept. `file-storage.ts` has the one that the command uses. */
export interface Storage {
  /** The state that was saved last; `undefined` when there is none. Throws when there is one that cannot be read. */
  load(): unknown;
  /** Resolves when the state would survive a power cut. */
  save(state: unknown): Promise<void>;
}

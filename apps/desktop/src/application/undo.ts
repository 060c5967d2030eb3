import type { ApplicationParts } from "./application-parts.ts";

/** Time for which a deletion can be undone, in milliseconds. */
export const UNDO_TIME = 60_000;

/** Brings back what was deleted last. It is kept in memory alone: on disk it is gone at once. */
export interface Undo {
  /** Something was deleted that `restore` brings back. */
  offer(restore: () => unknown): void;
  /** `false`: there is nothing to bring back any more. */
  undo(): Promise<boolean>;
  /** Lets go of what was deleted. */
  forget(): void;
}

export function createUndo(clock: Pick<ApplicationParts["clock"], "after">): Undo {
  let restore: (() => unknown) | undefined;
  let cancel = () => {};
  function forget(): void {
    cancel();
    restore = undefined;
  }
  return {
    offer(next) {
      cancel();
      restore = next;
      cancel = clock.after(UNDO_TIME, forget);
    },
    async undo() {
      const last = restore;
      forget();
      if (!last) return false;
      await last();
      return true;
    },
    forget,
  };
}

import type { WorkerClock } from "../outbox/worker/worker.ts";

/** Changes that follow one another faster than this reach the page as one, in milliseconds. */
const PAUSE = 60;

/**
 * Collects changes and tells of them once in a while: a send of 200 requests changes hundreds of times a second, an hour
 * of sleep holds hundreds of messages, and a page that reads anew each time would do nothing else, and soon be refused.
 * `undefined` stands for a change that names nothing.
 */
export function collectChanges(
  clock: Pick<WorkerClock, "after">,
  tell: (changed: ReadonlySet<string | undefined>) => void,
) {
  let changed = new Set<string | undefined>();
  let cancel: (() => void) | undefined;
  return {
    add(what?: string): void {
      changed.add(what);
      cancel ??= clock.after(PAUSE, () => {
        cancel = undefined;
        const pending = changed;
        changed = new Set();
        tell(pending);
      });
    },
    stop: () => cancel?.(),
  };
}

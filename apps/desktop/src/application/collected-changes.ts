import type { WorkerClock } from "../outbox/worker/worker.ts";

/** Changes that follow one another faster than this reach the page as one, in milliseconds. */
const PAUSE = 60;

/**
 * Collects changes of messages and tells each message once in a while: a send of 200 requests changes hundreds of
 * times a second, and a page that reads it anew each time would do nothing else.
 */
export function collectChanges(clock: Pick<WorkerClock, "after">, tell: (messageId: string | undefined) => void) {
  let changed = new Set<string | undefined>();
  let cancel: (() => void) | undefined;
  return {
    add(messageId: string | undefined): void {
      changed.add(messageId);
      cancel ??= clock.after(PAUSE, () => {
        cancel = undefined;
        const pending = changed;
        changed = new Set();
        pending.forEach(tell);
      });
    },
    stop: () => cancel?.(),
  };
}

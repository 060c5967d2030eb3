import type { WebContents } from "electron";

/** A page that went and goes again within this time would go on and on, in milliseconds. */
const MIN_RELOAD_INTERVAL = 30_000;

export interface PageRecovery {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Gets Electron's word for the reason. */
  readonly report: (reason: string) => void;
  /** Says that the page ends again and again; answers whether to load it once more. */
  readonly ask: () => Promise<boolean>;
  /** The person would rather end the app. */
  readonly quit: () => void;
}

/**
 * Loads a page again whose process has gone (a crash, no memory left), instead of leaving a blank window: its draft is
 * on disk. One that goes again at once is loaded when a person wants it.
 */
export function recoverPage(
  contents: Pick<WebContents, "on" | "reload">,
  { now, report, ask, quit }: PageRecovery,
): void {
  let reloadedAt = -Infinity;
  function reload(): void {
    reloadedAt = now();
    contents.reload();
  }
  contents.on("render-process-gone", (_event, { reason }) => {
    if (reason === "clean-exit") return;
    report(reason);
    if (now() - reloadedAt >= MIN_RELOAD_INTERVAL) reload();
    else void ask().then((again) => (again ? reload() : quit()));
  });
}

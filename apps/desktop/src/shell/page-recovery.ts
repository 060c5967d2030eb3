import type { WebContents } from "electron";

/** A page that went and goes again within this time would go on and on, in milliseconds. */
const MIN_RELOAD_INTERVAL = 30_000;

/**
 * Loads a page again whose process has gone (a crash, no memory left), instead of leaving a blank window: its draft is
 * on disk. `report` gets Electron's word for the reason.
 */
export function recoverPage(
  contents: Pick<WebContents, "on" | "reload">,
  now: () => number,
  report: (reason: string) => void,
): void {
  let reloadedAt = -Infinity;
  contents.on("render-process-gone", (_event, { reason }) => {
    if (reason === "clean-exit") return;
    report(reason);
    if (now() - reloadedAt < MIN_RELOAD_INTERVAL) return;
    reloadedAt = now();
    contents.reload();
  });
}

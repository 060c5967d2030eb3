import { app, dialog } from "electron";
import type { Messages } from "../messages/en/index.ts";
import { errorPlace } from "../error-place.ts";

export function report(what: string): void {
  console.error(`sms-composer: ${what}`);
}

/**
 * Errors that nobody foresaw end the app; without this Electron would show their own words, which may hold personal
 * data. The outbox minds no crash.
 */
export function setupErrorReports(messages: () => Messages): (error: unknown) => void {
  const endAfterError = (error: unknown): void => {
    const place = errorPlace(error);
    report(`uncaught ${place}`);
    dialog.showErrorBox(messages().crashed.title, messages().crashed.body(place));
    app.exit(1);
  };
  process.on("uncaughtException", endAfterError);
  process.on("unhandledRejection", (error) => report(`unhandled ${errorPlace(error)}`));
  return endAfterError;
}

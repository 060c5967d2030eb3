import { app } from "electron";
import type { Application } from "../application/application-parts.ts";
import type { Page } from "./page.ts";

/** Time for which a request under way may keep an app alive that nobody sees any more, in milliseconds. */
const CLOSE_TIMEOUT = 3000;

/** Before the app ends, the page hands over what was typed last, and the step under way is finished. */
export function setupEnding(page: Page, application: Application): void {
  let state: "open" | "ending" | "ended" = "open";
  app.on("before-quit", (event) => {
    if (state === "ended") return;
    event.preventDefault();
    if (state === "ending") return;
    state = "ending";
    void page
      .flush()
      .then(() => {
        page.window?.hide();
        page.leave();
        // What has no answer by then is looked up by its tag at the next start.
        return Promise.race([application.close(), new Promise((resolve) => setTimeout(resolve, CLOSE_TIMEOUT))]);
      })
      .catch(() => {})
      .finally(() => {
        state = "ended";
        page.letGo();
        app.quit();
      });
  });
  app.on("window-all-closed", () => app.quit());
}

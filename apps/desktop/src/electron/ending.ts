import { app } from "electron";
import type { Application } from "../application/application-parts.ts";
import type { Page } from "./page.ts";

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
        return application.close();
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

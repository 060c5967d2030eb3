import { app } from "electron";
import { createLinkGate } from "../shell/link-gate.ts";
import { linkAmong, readSmsLink } from "../shell/sms-link.ts";
import type { Page } from "./page.ts";

/** Opens drafts of the `sms:` links that the system hands over, from another start of the app or as an event. */
export function setupDeepLinks(page: Page): void {
  const admit = createLinkGate(Date.now);
  const open = (link: string | undefined): void => {
    const draft = link === undefined ? undefined : readSmsLink(link);
    if (draft && admit()) page.tell({ kind: "open-draft", ...draft, fromLink: true });
  };
  app.on("second-instance", (_event, argv) => {
    page.show();
    open(linkAmong(argv));
  });
  app.on("open-url", (event, link) => {
    event.preventDefault();
    open(link);
  });
  open(linkAmong(process.argv));
}

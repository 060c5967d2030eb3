import type { App } from "electron";

type LinkApp = Pick<App, "isPackaged" | "setAsDefaultProtocolClient" | "removeAsDefaultProtocolClient">;

/**
 * Makes the installed app the one that opens `sms:` links, or no longer, as the person has set it: never unasked, and a
 * copy that runs from its sources not at all.
 */
export function createLinkHandler(app: LinkApp): (opensSmsLinks: boolean) => void {
  let current: boolean | undefined;
  return (opensSmsLinks) => {
    if (!app.isPackaged || current === opensSmsLinks) return;
    current = opensSmsLinks;
    if (opensSmsLinks) app.setAsDefaultProtocolClient("sms");
    else app.removeAsDefaultProtocolClient("sms");
  };
}

import { app } from "electron";

/** Makes the installed app the one that opens `sms:` links, or no longer, as the person has set it. */
export function createLinkHandler(): (opensSmsLinks: boolean) => void {
  let is: boolean | undefined;
  return (opensSmsLinks) => {
    if (!app.isPackaged || is === opensSmsLinks) return;
    is = opensSmsLinks;
    if (opensSmsLinks) app.setAsDefaultProtocolClient("sms");
    else app.removeAsDefaultProtocolClient("sms");
  };
}

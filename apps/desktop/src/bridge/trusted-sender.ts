import { HOST, SCHEME } from "../app-resources.ts";

/** The frame that a call comes from, as far as it matters. Electron gives `null` for one that is gone meanwhile. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** Whether a call comes from the app's own page, in the window itself. */
export function isTrustedSender(frame: SenderFrame | null | undefined): boolean {
  if (!frame || frame.parent !== null || !URL.canParse(frame.url)) return false;
  const { protocol, host } = new URL(frame.url);
  return protocol === `${SCHEME}:` && host === HOST;
}

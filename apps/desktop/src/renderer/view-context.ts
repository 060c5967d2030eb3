import type { AccountFacts } from "../account/account.ts";
import type { News } from "../bridge/news.ts";
import type { DesktopCalls, UpdateAnswer } from "../bridge/calls.ts";
import type { Messages } from "../messages/en/index.ts";
import type { Language } from "../messages/languages.ts";
import type { Settings } from "../settings/settings.ts";

/** The bridge that the preload hands to the page. */
export interface DesktopBridge extends DesktopCalls {
  onNews(listener: (news: News) => void): void;
}

declare global {
  interface Window {
    readonly desktop: DesktopBridge;
  }
}

/** The context that every view works with. */
export interface ViewContext {
  readonly calls: DesktopBridge;
  readonly messages: Messages;
  readonly language: Language;
  readonly settings: Settings;
  readonly account: AccountFacts | undefined;
  readonly dataFolder: string;
  readonly version: string;
  /** The page of newer versions; absent where that is not known. */
  readonly releasesPage?: string;
  /** The result of the last look for a newer version; absent before its answer. */
  readonly foundUpdate?: UpdateAnswer;
}

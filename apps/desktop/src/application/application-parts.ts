import type { ProxyOfAddress } from "@sms-composer/client";
import type { SystemEncryption } from "../account/key-vault.ts";
import type { CallHandlers } from "../bridge/calls.ts";
import type { News } from "../bridge/news.ts";
import type { Messages } from "../messages/en/index.ts";
import type { Language } from "../messages/languages.ts";
import type { WorkerClock } from "../outbox/worker/worker.ts";
import type { SendNews } from "../sending/send-notifications.ts";
import type { Settings } from "../settings/settings.ts";
import type { Releases } from "../updates/releases.ts";

/** The environment of the app; Electron's half is in `src/electron`. */
export interface ApplicationParts {
  readonly dataFolder: string;
  readonly version: string;
  readonly systemLanguage: Language;
  readonly system: SystemEncryption;
  readonly clock: WorkerClock;
  /** The address of the own account's API; the vendor's address when absent. */
  readonly apiBaseUrl?: string;
  /** The system's proxy on the way to an address. */
  readonly proxy?: ProxyOfAddress;
  /** The place of newer versions of the app, where it is known. */
  readonly releases?: Releases;
  readonly startTrial: (dataFile: string) => Promise<TrialServer>;
  readonly tell: (news: News) => void;
  readonly notify: (news: SendNews) => void;
  readonly settingsChanged: (settings: Settings) => void;
  /** The page has handed over what was typed last. */
  readonly flushed: () => void;
  readonly openExternal: (address: string) => Promise<void>;
  readonly showFolder: (path: string) => void;
  /** Asks where to write a file; `undefined` when the person would rather not. */
  readonly chooseFile: (name: string) => Promise<string | undefined>;
  /** Asks for the file of a backup; `undefined` when the person would rather not. */
  readonly chooseBackup: () => Promise<string | undefined>;
  /** Ends the app and starts it again. */
  readonly restart: () => void;
  /** Says in a dialog what did not work, whatever view one is in. */
  readonly say: (sentence: string) => void;
  /** Notes the name and the place of an error, nothing of what it is about. */
  readonly report: (what: string) => void;
}

export interface TrialServer {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** The page with the virtual handset. */
  readonly address: string;
  /** Begins anew, without a message. */
  forget(): void;
  close(): Promise<void>;
}

export interface Application {
  readonly handlers: CallHandlers;
  readonly settings: () => Settings;
  readonly messages: () => Messages;
  /** The computer woke up, or the network is back: what waits goes now. */
  retryNow(): void;
  close(): Promise<void>;
}

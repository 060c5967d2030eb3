import { createWriteStream, rmSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseRecipients } from "@sms-composer/core/recipients";
import { createAccountService, type Account } from "../account/account.ts";
import { apiProvider } from "../account/api-provider.ts";
import { createKeyVault, type SystemEncryption } from "../account/key-vault.ts";
import type { News } from "../bridge/call-names.ts";
import type { CallHandlers, OptOut, UpdateAnswer } from "../bridge/calls.ts";
import { chosenLanguage, LANGUAGES, type Language } from "../messages/languages.ts";
import type { Messages } from "../messages/en.ts";
import { historyCsv } from "../history/history-csv.ts";
import { watchBatches, type SendNews } from "../sending/send-notifications.ts";
import { openOutbox } from "../outbox/outbox.ts";
import type { Provider } from "../outbox/worker/provider.ts";
import { startWorker, type RunningWorker, type WorkerClock } from "../outbox/worker/worker.ts";
import { cancelScheduled } from "../sending/cancel-scheduled.ts";
import { draftFromMessage } from "../sending/message-draft.ts";
import { createSendService } from "../sending/send-service.ts";
import { openSettings, type Settings } from "../settings/settings.ts";
import { errorPlace } from "../shell/error-place.ts";
import { compareVersions, newestVersion } from "../updates/newest-version.ts";
import type { Releases } from "../updates/releases.ts";

/** What the app needs of the world around it; Electron's half is in `main.ts`. */
export interface ApplicationParts {
  readonly dataFolder: string;
  readonly version: string;
  readonly systemLanguage: Language;
  readonly system: SystemEncryption;
  readonly clock: WorkerClock;
  /** Where the own account's API is; the vendor's address when absent. */
  readonly apiBaseUrl?: string;
  /** Where newer versions of the app are, where that is known. */
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
  hurry(): void;
  close(): Promise<void>;
}

/** How long to wait before asking again for an account that is not to be had, in milliseconds. */
const ACCOUNT_RETRY = 30_000;
/** Recipients that a page is given of a message: more than a person reads, and little enough to hand over at each change. */
const SHOWN_RECIPIENTS = 200;
const OUTBOX_FILE = "outbox.sqlite";

export const outboxFile = (dataFolder: string): string => join(dataFolder, OUTBOX_FILE);

/**
 * The app without its window.
 * @throws DatabaseError when the outbox cannot be opened
 */
export function createApplication(parts: ApplicationParts): Application {
  const { dataFolder, clock, tell } = parts;
  const settings = openSettings(join(dataFolder, "settings.json"));
  const vault = createKeyVault(join(dataFolder, "key.json"), parts.system);
  const language = () => chosenLanguage(settings.current, parts.systemLanguage);
  const messages = () => LANGUAGES[language()];

  const newsOf = watchBatches();
  const outbox = openOutbox({ file: outboxFile(dataFolder), now: clock.now, changed });
  let worker: { account: Account; running: RunningWorker; provider: Provider } | undefined;
  let stopped: Promise<void> = Promise.resolve();
  let employed: Promise<Account | undefined> = Promise.resolve(undefined);
  let cancelRetry = () => {};
  let closing = false;

  const trialFile = join(dataFolder, "trial.json");
  let trial: Promise<TrialServer> | undefined;
  function trialServer(): Promise<TrialServer> {
    trial ??= parts.startTrial(trialFile);
    // One that did not start is tried again when it is next asked for.
    trial.catch(() => (trial = undefined));
    return trial;
  }
  const account = createAccountService({
    vault,
    trial: trialServer,
    mode: () => settings.current.account,
    ownName: () => settings.current.accountName,
    async setMode(mode, ownName) {
      await settings.change({ account: mode, ...(ownName === undefined ? {} : { accountName: ownName }) });
      await employ();
      tell({ kind: "account-changed" });
    },
    ...(parts.apiBaseUrl === undefined ? {} : { baseUrl: parts.apiBaseUrl }),
  });

  const sending = createSendService({
    outbox,
    now: () => new Date(clock.now()),
    country: () => settings.current.country,
    wake,
  });

  function wake(): void {
    worker?.running.wake();
  }

  function hurry(): void {
    outbox.hurryQueued();
    wake();
  }

  function changed(messageId?: string): void {
    tell({ kind: "messages-changed", ...(messageId === undefined ? {} : { id: messageId }) });
    if (messageId === undefined) return;
    const news = newsOf(outbox.readMessage(messageId)?.batchList ?? []);
    if (news) parts.notify(news);
    sending.changed(messageId);
  }

  /**
   * The worker of the account that sends now, with the key that it has now; another one ends first. One after the
   * other: a worker that began while another still waits for an answer would take that send for interrupted.
   */
  function employ(): Promise<Account | undefined> {
    return (employed = employed.then(employNext));
  }

  async function employNext(): Promise<Account | undefined> {
    const current = await account.current();
    if (worker && worker.account !== current) {
      stopped = worker.running.stop();
      worker = undefined;
    }
    await stopped;
    if (closing) return current;
    cancelRetry();
    if (!current) cancelRetry = clock.after(ACCOUNT_RETRY, () => void employ());
    else if (!worker) {
      const provider = apiProvider(current.client);
      const failed = (error: unknown) => parts.report(`worker ${errorPlace(error)}`);
      worker = {
        account: current,
        provider,
        running: startWorker({ outbox, provider, account: current.id, clock, failed }),
      };
    }
    return current;
  }

  async function optOuts(): Promise<OptOut[] | undefined> {
    const current = await account.current();
    const list = await current?.client.stopList().catch(() => undefined);
    return list?.map(({ phoneNumber, createdAt }) => ({ phone: e164(phoneNumber), since: createdAt }));
  }

  function e164(phone: string): string {
    return parseRecipients(phone, { country: "FR" }).valid[0]?.e164 ?? phone;
  }

  /** What the trial keeps of its messages goes with them. */
  async function deleteAllMessages(): Promise<number> {
    const deleted = outbox.deleteAllMessages();
    const running = await trial?.catch(() => undefined);
    if (running) running.forget();
    else rmSync(trialFile, { force: true });
    return deleted;
  }

  async function deleteEverything(): Promise<void> {
    outbox.deleteAllDrafts();
    await deleteAllMessages();
  }

  /** Only tells: nothing is downloaded, nothing is run. */
  async function lookForUpdate(): Promise<UpdateAnswer> {
    if (!settings.current.looksForUpdates || !parts.releases) return { kind: "off" };
    try {
      const version = await newestVersion(parts.releases.feed);
      const isNewer = version !== undefined && compareVersions(version, parts.version) > 0;
      return isNewer ? { kind: "newer", version } : { kind: "newest" };
    } catch {
      return { kind: "no-answer" };
    }
  }

  async function exportHistory(): Promise<boolean> {
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    const path = await parts.chooseFile(`sms-${day}.csv`);
    if (path === undefined) return false;
    const separator = language() === "fr" ? ";" : ",";
    const rows = historyCsv(outbox.exportRows(), { heads: messages().csv, separator });
    try {
      await pipeline(Readable.from(rows), createWriteStream(path, { mode: 0o600 }));
      return true;
    } catch {
      parts.say(messages().outbox.notExported);
      return false;
    }
  }

  const handlers: CallHandlers = {
    start: () => ({
      settings: settings.current,
      systemLanguage: parts.systemLanguage,
      version: parts.version,
      dataFolder,
      ...(parts.releases && { releasesPage: parts.releases.page }),
    }),
    async changeSettings(changes) {
      const current = await settings.change(changes);
      parts.settingsChanged(current);
      return current;
    },
    readAccount: () => account.facts(),
    useKey: ({ key, protection }) => account.useKey(key, protection),
    useTrial: () => account.useTrial(),
    forgetKey: () => account.forgetKey(),
    openHandset: async () => parts.openExternal((await trialServer()).address),
    saveDraft: ({ id, draft }) => outbox.saveDraft(id, draft),
    deleteDraft: ({ id }) => outbox.deleteDraft(id),
    listDrafts: () => outbox.listDrafts(),
    async send({ draftId, request }) {
      const current = await employ();
      // Without a key nothing was queued: the API's own code for it.
      if (!current) return { outcome: "not-sent", code: 1 };
      return sending.send(draftId, request, current.id);
    },
    pause: ({ id }) => outbox.pause(id),
    resume({ id }) {
      outbox.resume(id);
      wake();
    },
    cancelQueued: ({ id }) => outbox.cancelQueued(id),
    cancelScheduled({ id }) {
      const isOurs = worker?.account.id === outbox.readMessage(id)?.account;
      return cancelScheduled(outbox, id, isOurs ? worker?.provider : undefined);
    },
    decide({ batchId, decision }) {
      const done = outbox.decide(batchId, decision);
      wake();
      return done;
    },
    findMessages: (query) => outbox.findMessages(query),
    readMessage: ({ id }) => outbox.readMessage(id, SHOWN_RECIPIENTS),
    draftFromMessage: ({ id, to }) => draftFromMessage(outbox, id, to),
    deleteMessage: ({ id }) => outbox.deleteMessage(id),
    deleteAllMessages,
    deleteEverything,
    exportHistory,
    listOptOuts: optOuts,
    async optOutsAmong({ recipients }) {
      const stopped = new Set((await optOuts())?.map(({ phone }) => phone));
      return recipients.filter((recipient) => stopped.has(e164(recipient)));
    },
    flushed: parts.flushed,
    lookForUpdate,
    showDataFolder: () => parts.showFolder(dataFolder),
    networkIsBack: hurry,
  };

  void employ();
  return {
    handlers,
    settings: () => settings.current,
    messages,
    hurry,
    async close() {
      closing = true;
      cancelRetry();
      await worker?.running.stop();
      await stopped;
      outbox.close();
      await (await trial?.catch(() => undefined))?.close();
    },
  };
}

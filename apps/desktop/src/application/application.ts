import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { isKnownCountry } from "@sms-composer/core/recipients";
import { DatabaseError } from "@sms-composer/outbox/sqlite";
import { stageRequestedRescue } from "../backup/rescue.ts";
import { applyStagedRestore, deleteReplaced, discardStagedRestore } from "../backup/restore.ts";
import { createAccountService } from "../account/account.ts";
import { createKeyVault } from "../account/key-vault.ts";
import type { CallArgument, CallHandlers, DraftList } from "../bridge/calls.ts";
import { historyCsv } from "../history/history-csv.ts";
import { writeExport } from "../history/export-history.ts";
import { chosenLanguage, LANGUAGES } from "../messages/languages.ts";
import { openTemplates } from "../templates/template-file.ts";
import type { MonthSum } from "../outbox/history/months.ts";
import { createGroupImports } from "../people/group-import.ts";
import { createOptOuts } from "../people/opt-out-list.ts";
import { openPeople } from "../people/people.ts";
import { openOutbox } from "../outbox/outbox.ts";
import { cancelScheduled } from "../sending/cancel-scheduled.ts";
import { draftFromMessage } from "../sending/message-draft.ts";
import { watchBatches } from "../sending/send-notifications.ts";
import { createSendService } from "../sending/send-service.ts";
import { openSettings } from "../settings/settings.ts";
import { errorPlace } from "../error-place.ts";
import { lookForUpdate } from "../updates/update-check.ts";
import { inTurns, nextTurn } from "../turns.ts";
import { createUndo } from "./undo.ts";
import { backupHandlers } from "./backup-handlers.ts";
import { createAccountWorker } from "./account-worker.ts";
import type { Application, ApplicationParts } from "./application-parts.ts";
import { collectChanges } from "./collected-changes.ts";
import { peopleHandlers } from "./people-handlers.ts";
import { createTrial } from "./trial.ts";

/** Recipients that a page is given of a message: more than a person reads, and little enough to hand over at each change. */
const SHOWN_RECIPIENTS = 200;
const OUTBOX_FILE = "outbox.sqlite";

const outboxFile = (dataFolder: string): string => join(dataFolder, OUTBOX_FILE);

/** Data that was read from a backup, or out of a damaged history, takes its place before anything is open. */
function putRestoreInPlace(dataFolder: string, now: () => number): void {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    stageRequestedRescue(dataFolder, now);
    applyStagedRestore(dataFolder, new Date(now()));
    discardStagedRestore(dataFolder);
  } catch (error) {
    throw new DatabaseError("unwritable", dataFolder, error);
  }
}

/** Opens another file; when that fails, the first one is not left open. */
function openBeside<Opened>(first: { close(): void }, open: () => Opened): Opened {
  try {
    return open();
  } catch (error) {
    first.close();
    throw error;
  }
}

/**
 * The app without its window.
 * @throws DatabaseError when the outbox cannot be opened
 */
export function createApplication(parts: ApplicationParts): Application {
  const { dataFolder, clock, tell } = parts;
  putRestoreInPlace(dataFolder, clock.now);
  const settings = openSettings(join(dataFolder, "settings.json"));
  const vault = createKeyVault(join(dataFolder, "key.json"), parts.system);
  const language = () => chosenLanguage(settings.current, parts.systemLanguage);
  const messages = () => LANGUAGES[language()];
  /** A file may name a country that there is none of. */
  const country = () => (isKnownCountry(settings.current.country) ? settings.current.country : "FR");

  const separator = () => (language() === "fr" ? ";" : ",");
  const newsOf = watchBatches();
  const changes = collectChanges(clock, (changed) => {
    const ids = [...changed].filter((id) => id !== undefined);
    tell({ kind: "messages-changed", ids, others: ids.length < changed.size });
  });
  const groupChanges = collectChanges(clock, () => tell({ kind: "group-import-changed" }));
  const outbox = openOutbox({ file: outboxFile(dataFolder), now: clock.now, changed });
  const people = openBeside(outbox, () => openPeople(join(dataFolder, "people.sqlite"), clock.now));
  const optOuts = createOptOuts(people, async () => (await account.current())?.client);
  const groupImports = createGroupImports({
    people,
    calls: async () => (await account.current())?.client,
    messages: () => messages().people,
    now: clock.now,
    changed: () => groupChanges.add(),
  });
  const undo = createUndo(clock);
  const templates = openTemplates(join(dataFolder, "templates.json"));
  const trial = createTrial(join(dataFolder, "trial.json"), parts.startTrial);
  const account = createAccountService({
    vault,
    trial: trial.server,
    mode: () => settings.current.account,
    ownName: () => settings.current.accountName,
    async setMode(mode, ownName) {
      await settings.change({ account: mode, ...(ownName === undefined ? {} : { accountName: ownName }) });
      await worker.start();
      tell({ kind: "account-changed" });
    },
    ...(parts.apiBaseUrl === undefined ? {} : { baseUrl: parts.apiBaseUrl }),
    ...(parts.proxy && { proxy: parts.proxy }),
  });

  const worker = createAccountWorker({
    outbox,
    account: account.current,
    clock,
    failed: (error) => parts.report(`worker ${errorPlace(error)}`),
  });
  const sending = createSendService({
    outbox,
    now: () => new Date(clock.now()),
    country,
    wake: worker.wake,
  });

  function retryNow(): void {
    outbox.retryQueued();
    worker.wake();
  }

  function changed(messageId?: string): void {
    changes.add(messageId);
    if (messageId === undefined) return;
    const news = newsOf(outbox.readState(messageId)?.batches ?? []);
    if (news) parts.notify(news);
    sending.changed(messageId);
  }

  /** Deletes all messages; what the trial keeps of its own goes with them. */
  async function deleteAllMessages(): Promise<number> {
    undo.forget();
    const deleted = await inTurns(outbox.deleteAllInSlices());
    await trial.forget();
    return deleted;
  }

  async function deleteEverything(): Promise<void> {
    outbox.deleteAllDrafts();
    outbox.deleteDamagedCopies();
    deleteReplaced(dataFolder);
    await deleteAllMessages();
  }

  async function exportHistory({ id }: CallArgument<"exportHistory">): Promise<boolean> {
    const columns = outbox.exportColumns(id);
    return exportTo(
      "sms",
      historyCsv(outbox.exportRows(id), { messages: messages(), separator: separator(), columns }),
    );
  }

  async function exportTo(name: string, pieces: Iterable<string>, type: "csv" | "json" = "csv"): Promise<boolean> {
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    const path = await parts.chooseFile(`${name}-${day}.${type}`);
    if (path === undefined) return false;
    try {
      await writeExport(path, pieces);
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
      if (changes.country !== undefined && !isKnownCountry(changes.country)) throw new RangeError("No such country");
      const current = await settings.change(changes);
      parts.settingsChanged(current);
      return current;
    },
    readAccount: () => account.facts(),
    useKey: ({ key, protection }) => account.useKey(key, protection),
    useTrial: () => account.useTrial(),
    forgetKey: () => account.forgetKey(),
    openHandset: async () => parts.openExternal((await trial.server()).address),
    saveDraft: ({ id, draft }) => outbox.saveDraft(id, draft),
    saveDraftList: ({ id, list }) => outbox.saveDraftList(id, list),
    // Only what `saveDraftList` took is there.
    readDraftList: ({ id }) => outbox.readDraftList(id) as DraftList | undefined,
    deleteDraft({ id, undoable }) {
      const draft = undoable ? outbox.listDrafts().find((each) => each.id === id) : undefined;
      const list = draft && outbox.readDraftList(id);
      const isDeleted = outbox.deleteDraft(id);
      if (draft) {
        undo.offer(() => {
          outbox.saveDraft(id, draft.content);
          if (list !== undefined) outbox.saveDraftList(id, list);
        });
      }
      return isDeleted;
    },
    listDrafts: () => outbox.listDrafts(),
    async send({ draftId, request, list }) {
      const current = await worker.start();
      // Without a key nothing was queued: the API's own code for it.
      if (!current) return { outcome: "not-sent", code: 1 };
      return sending.send(draftId, request, current.id, list);
    },
    pause: ({ id }) => outbox.pause(id),
    resume({ id }) {
      outbox.resume(id);
      worker.wake();
    },
    cancelQueued: ({ id }) => outbox.cancelQueued(id),
    cancelScheduled({ id }) {
      return cancelScheduled(outbox, id, worker.providerOf(outbox.readMessage(id, 0)?.account));
    },
    decide({ batchId, decision }) {
      const done = outbox.decide(batchId, decision);
      worker.wake();
      return done;
    },
    countOpen: () => outbox.countOpen(),
    listAccounts: () => outbox.listAccounts(),
    findMessages: (query) => outbox.findMessages({ ...query, country: country() }),
    readMessage: ({ id }) => outbox.readMessage(id, SHOWN_RECIPIENTS),
    async sumMonths() {
      const sums: MonthSum[] = [];
      for (const month of outbox.sumMonths((await account.current())?.id ?? settings.current.accountName)) {
        sums.push(...month);
        await nextTurn();
      }
      return sums;
    },
    draftFromMessage: ({ id, to }) => draftFromMessage(outbox, id, to),
    deleteMessage({ id }) {
      const deleted = outbox.deleteMessage(id);
      if (deleted) undo.offer(() => outbox.restoreMessage(deleted));
      return deleted !== undefined;
    },
    deleteAllMessages,
    deleteEverything,
    exportHistory,
    listTemplates: () => templates.list(),
    async saveTemplate({ template, before }) {
      await templates.save(template, before);
      return templates.list();
    },
    async deleteTemplate({ name }) {
      const deleted = templates.list().find((template) => template.name === name);
      await templates.delete(name);
      if (deleted) undo.offer(() => templates.save(deleted));
      return templates.list();
    },
    exportTemplates: () => exportTo("templates", [templates.export()], "json"),
    importTemplates: ({ json }) => templates.import(json),
    readRecent: () => outbox.readRecent(),
    ...peopleHandlers({
      people,
      optOuts,
      groupImports,
      outbox,
      country,
      messages,
      separator,
      exportTo,
      now: clock.now,
      undo,
    }),
    ...backupHandlers({ ...parts, outbox, people, now: clock.now }),
    undoDeletion: () => undo.undo(),
    flushed: parts.flushed,
    lookForUpdate: () => lookForUpdate(settings.current.looksForUpdates ? parts.releases : undefined, parts.version),
    showDataFolder: () => parts.showFolder(dataFolder),
    networkIsBack: retryNow,
  };

  void worker.start();
  return {
    handlers,
    settings: () => settings.current,
    messages,
    retryNow,
    async close() {
      changes.stop();
      groupChanges.stop();
      await groupImports.close();
      await worker.close();
      outbox.close();
      people.close();
      await trial.close();
    },
  };
}

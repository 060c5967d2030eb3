import { extname, join } from "node:path";
import { app, dialog, Notification, safeStorage, shell, type FileFilter } from "electron";
import { fileStorage, serveSandbox } from "@sms-composer/sandbox";
import type { ApplicationParts } from "../application/application-parts.ts";
import type { Messages } from "../messages/en/index.ts";
import { systemLanguage } from "../messages/languages.ts";
import type { Releases } from "../updates/releases.ts";
import { report } from "./error-reports.ts";
import type { Page } from "./page.ts";
import { proxyOf } from "./system-network.ts";
import { testAddress } from "./test-address.ts";

export interface ElectronParts {
  readonly page: Page;
  readonly messages: () => Messages;
  readonly releases: Releases | undefined;
  readonly openExternal: (address: string) => void;
  readonly settingsChanged: () => void;
  readonly trialStarted: (address: string) => void;
}

/** The world around the app, as Electron gives it. */
export function applicationParts(parts: ElectronParts): ApplicationParts {
  const { page, messages, releases } = parts;
  const apiBaseUrl = testAddress("SMS_COMPOSER_API");
  // A notification that nobody keeps is collected, and its click does nothing.
  const shown = new Set<Notification>();
  return {
    dataFolder: join(app.getPath("userData"), "data"),
    version: app.getVersion(),
    systemLanguage: systemLanguage(app.getLocale()),
    system: {
      platform: process.platform,
      isAsyncEncryptionAvailable: () => safeStorage.isAsyncEncryptionAvailable(),
      encryptStringAsync: (text) => safeStorage.encryptStringAsync(text),
      decryptStringAsync: (data) => safeStorage.decryptStringAsync(data),
      backend: keyringName,
    },
    clock: {
      now: () => Date.now(),
      after(milliseconds, callback) {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    ...(apiBaseUrl === undefined ? {} : { apiBaseUrl }),
    proxy: proxyOf,
    ...(releases && { releases }),
    async startTrial(dataFile) {
      const { sandbox, address, baseUrl, close } = await serveSandbox({ storage: fileStorage(dataFile) });
      parts.trialStarted(address);
      return { address, baseUrl, apiKey: sandbox.apiKey, forget: sandbox.reset, close };
    },
    tell: page.tell,
    notify(news) {
      const notification = new Notification(messages().notifications[news]);
      shown.add(notification);
      notification.on("click", () => {
        page.show();
        page.tell({ kind: "show", view: "outbox" });
      });
      notification.on("close", () => shown.delete(notification));
      notification.on("failed", () => {
        shown.delete(notification);
        report("notification failed");
      });
      notification.show();
    },
    settingsChanged: parts.settingsChanged,
    flushed: page.flushed,
    openExternal: async (address) => parts.openExternal(address),
    showFolder: (path) => shell.showItemInFolder(path),
    async chooseFile(name) {
      const options = {
        defaultPath: join(app.getPath("documents"), name),
        filters: [filterOf(name)],
      };
      const { canceled, filePath } = await dialog.showSaveDialog(options);
      return canceled || filePath === "" ? undefined : filePath;
    },
    async chooseBackup() {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        defaultPath: app.getPath("documents"),
        filters: [filterOf(".smsbackup")],
        properties: ["openFile"],
      });
      return canceled ? undefined : filePaths[0];
    },
    restart() {
      app.relaunch();
      app.quit();
    },
    say: (sentence) => dialog.showErrorBox(messages().appName, sentence),
    report,
  };
}

function filterOf(name: string): FileFilter {
  const extension = extname(name).slice(1);
  return { name: extension === "smsbackup" ? "SMS Composer" : extension.toUpperCase(), extensions: [extension] };
}

function keyringName(): string {
  if (process.platform === "linux") return safeStorage.getSelectedStorageBackend();
  return process.platform === "darwin" ? "keychain" : "dpapi";
}

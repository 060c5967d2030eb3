/** The main process: Electron's half of the app. What it decides lies in modules that do not know Electron. */
import { dirname, join } from "node:path";
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
} from "electron";
import { fileStorage, serveSandbox } from "@sms-composer/sandbox";
import { NEWS_CHANNEL, type News } from "./bridge/call-names.ts";
import { registerCalls } from "./bridge/register-calls.ts";
import {
  createApplication,
  outboxFile,
  type Application,
  type ApplicationParts,
  type TrialServer,
} from "./application/application.ts";
import { chosenLanguage, LANGUAGES, systemLanguage } from "./messages/languages.ts";
import { DatabaseError, setAside } from "./outbox/store/database.ts";
import { openSettings } from "./settings/settings.ts";
import { serveAppResources } from "./shell/app-protocol.ts";
import { SCHEME, START_PAGE } from "./shell/app-resources.ts";
import { errorPlace } from "./shell/error-place.ts";
import { mayOpenExternally } from "./shell/external-links.ts";
import { denyPermissions, hardenPages } from "./shell/hardening.ts";
import { menuTemplate } from "./shell/menu.ts";
import { createLinkGate } from "./shell/link-gate.ts";
import { linkAmong, readSmsLink } from "./shell/sms-link.ts";
import { releasesOf, type Releases } from "./updates/releases.ts";
import { recoverPage } from "./shell/page-recovery.ts";
import { DEFAULT_SIZE, readWindowState, writeWindowState } from "./shell/window-state.ts";

const DIST = dirname(import.meta.dirname);
const DOCUMENTATION = "https://www.smspartner.fr/";
/** How long the page may take to hand over what was typed last. */
const FLUSH_PATIENCE = 700;

let window: BrowserWindow | undefined;
let trial: TrialServer | undefined;
let application: Application | undefined;
let pageIsThere = false;
/** What was typed is saved and the outbox is closed: windows may go. */
let hasEnded = false;
let pageFlushed = () => {};
const untold: News[] = [];
const releases = knownReleases();
const admitLink = createLinkGate(Date.now);

process.on("uncaughtException", endAfterError);
process.on("unhandledRejection", (error) => report(`unhandled ${errorPlace(error)}`));
app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
hardenPages(app, openExternal);

if (!app.requestSingleInstanceLock()) app.quit();
else {
  app.on("second-instance", (_event, argv) => {
    if (window?.isMinimized()) window.restore();
    window?.show();
    window?.focus();
    openLink(linkAmong(argv));
  });
  app.on("open-url", (event, link) => {
    event.preventDefault();
    openLink(link);
  });
  app.on("window-all-closed", () => app.quit());
  void app.whenReady().then(start).catch(endAfterError);
}

async function start(): Promise<void> {
  denyPermissions(session.defaultSession);
  protocol.handle(SCHEME, serveAppResources(join(DIST, "renderer")));
  if (app.isPackaged) app.setAsDefaultProtocolClient("sms");
  const parts = applicationParts();
  application = openApplication(parts);
  if (!application) return;
  registerCalls(ipcMain, application.handlers, (call, problem, place) =>
    parts.report([call, problem, place].filter(Boolean).join(" ")),
  );
  applySettings();
  powerMonitor.on("resume", () => application?.hurry());
  endCarefully(application);
  openLink(linkAmong(process.argv));
  await openWindow();
}

function applicationParts(): ApplicationParts {
  const apiBaseUrl = testAddress("SMS_COMPOSER_API");
  return {
    dataFolder: join(app.getPath("userData"), "data"),
    version: app.getVersion(),
    systemLanguage: systemLanguage(app.getLocale()),
    system: {
      platform: process.platform,
      isAsyncEncryptionAvailable: () => safeStorage.isAsyncEncryptionAvailable(),
      encryptStringAsync: (text) => safeStorage.encryptStringAsync(text),
      decryptStringAsync: (data) => safeStorage.decryptStringAsync(data),
      backend: () =>
        process.platform === "linux"
          ? safeStorage.getSelectedStorageBackend()
          : process.platform === "darwin"
            ? "keychain"
            : "dpapi",
    },
    clock: {
      now: () => Date.now(),
      after(milliseconds, callback) {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    ...(apiBaseUrl === undefined ? {} : { apiBaseUrl }),
    ...(releases && { releases }),
    startTrial,
    tell,
    notify(news) {
      const { title, body } = messages().notifications[news];
      const notification = new Notification({ title, body });
      notification.on("click", () => {
        window?.show();
        tell({ kind: "show", view: "outbox" });
      });
      notification.show();
    },
    settingsChanged: applySettings,
    flushed: () => pageFlushed(),
    openExternal: async (address) => openExternal(address),
    showFolder: (path) => shell.showItemInFolder(path),
    async chooseFile(name) {
      const options = {
        defaultPath: join(app.getPath("documents"), name),
        filters: [{ name: "CSV", extensions: ["csv"] }],
      };
      const { canceled, filePath } = await dialog.showSaveDialog(options);
      return canceled || filePath === "" ? undefined : filePath;
    },
    say: (sentence) => dialog.showErrorBox(messages().appName, sentence),
    report,
  };
}

/** Opens the app's data; a damaged outbox is moved aside, said, and a new one begun. */
function openApplication(parts: ApplicationParts): Application | undefined {
  try {
    return createApplication(parts);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const { damaged } =
      LANGUAGES[chosenLanguage(openSettings(join(parts.dataFolder, "settings.json")).current, parts.systemLanguage)];
    if (error.problem === "damaged") {
      dialog.showErrorBox(damaged.title, damaged.body(setAside(outboxFile(parts.dataFolder), new Date())));
      return createApplication(parts);
    }
    dialog.showErrorBox(damaged.title, damaged[error.problem]);
    app.quit();
    return undefined;
  }
}

async function openWindow(): Promise<void> {
  const stateFile = join(app.getPath("userData"), "window.json");
  const state = readWindowState(
    stateFile,
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  window = new BrowserWindow({
    ...(state ?? DEFAULT_SIZE),
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: messages().appName,
    webPreferences: {
      preload: join(DIST, "preload", "preload.cjs"),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    },
  });
  if (state?.maximized) window.maximize();
  window.once("ready-to-show", () => window?.show());
  window.on("close", (event) => {
    if (!window) return;
    if (!hasEnded) {
      event.preventDefault();
      app.quit();
      return;
    }
    const bounds = window.getNormalBounds();
    void writeWindowState(stateFile, { ...bounds, maximized: window.isMaximized() }).catch(() => {});
  });
  window.on("closed", () => (window = undefined));
  recoverPage(window.webContents, Date.now, (reason) => report(`page ${reason}`));
  await window.loadURL(START_PAGE);
  pageIsThere = true;
  for (const news of untold.splice(0)) tell(news);
}

/** Before the app ends, the page hands over what was typed last, and the step under way is finished. */
function endCarefully(open: Application): void {
  let ending = false;
  app.on("before-quit", (event) => {
    if (hasEnded) return;
    event.preventDefault();
    if (ending) return;
    ending = true;
    void flushPage()
      .then(() => {
        window?.hide();
        return open.close();
      })
      .catch(() => {})
      .finally(() => {
        hasEnded = true;
        app.quit();
      });
  });
}

async function flushPage(): Promise<void> {
  if (!window || !pageIsThere) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  pageFlushed = resolve;
  tell({ kind: "flush" });
  await Promise.race([promise, new Promise((done) => setTimeout(done, FLUSH_PATIENCE))]);
}

function applySettings(): void {
  if (!application) return;
  nativeTheme.themeSource = application.settings().theme;
  const template = menuTemplate(
    messages(),
    {
      newMessage: () => tell({ kind: "open-draft", recipients: [], message: "" }),
      send: () => tell({ kind: "send" }),
      show: (view) => tell({ kind: "show", view }),
      exportHistory: () => void application?.handlers.exportHistory(undefined),
      documentation: () => openExternal(DOCUMENTATION),
    },
    process.platform,
  );
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function messages() {
  return application?.messages() ?? LANGUAGES[systemLanguage(app.getLocale())];
}

/** Without this Electron would show the error's own words, which may hold personal data. The outbox minds no crash. */
function endAfterError(error: unknown): void {
  const place = errorPlace(error);
  report(`uncaught ${place}`);
  dialog.showErrorBox(messages().crashed.title, messages().crashed.body(place));
  app.exit(1);
}

function report(what: string): void {
  console.error(`sms-composer: ${what}`);
}

function tell(news: News): void {
  if (pageIsThere) window?.webContents.send(NEWS_CHANNEL, news);
  else if (news.kind === "open-draft") untold.push(news);
}

function openLink(link: string | undefined): void {
  const draft = link === undefined ? undefined : readSmsLink(link);
  if (draft && admitLink()) tell({ kind: "open-draft", ...draft, fromLink: true });
}

function openExternal(address: string): void {
  if (mayOpenExternally(address, { trial: trial?.address, releasesPage: releases?.page }))
    void shell.openExternal(address);
}

async function startTrial(dataFile: string): Promise<TrialServer> {
  const { sandbox, address, baseUrl, close } = await serveSandbox({ storage: fileStorage(dataFile) });
  trial = { address, baseUrl, apiKey: sandbox.apiKey, forget: sandbox.reset, close };
  return trial;
}

/** Where tests have what is elsewhere on the network: on this computer only, and never in an app that people have installed. */
function testAddress(variable: "SMS_COMPOSER_API" | "SMS_COMPOSER_RELEASES"): string | undefined {
  const address = app.isPackaged ? undefined : process.env[variable];
  return address !== undefined && URL.canParse(address) && new URL(address).hostname === "127.0.0.1"
    ? address
    : undefined;
}

/** Of the repository that the build was told of (`vite.config.ts`). */
function knownReleases(): Releases | undefined {
  const feed = testAddress("SMS_COMPOSER_RELEASES");
  if (feed === undefined) return releasesOf(process.env.RELEASES_REPOSITORY);
  return { feed, page: "https://github.com/owner/name/releases" };
}

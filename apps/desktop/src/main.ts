/** The main process. What it decides lies in modules that do not know Electron; what does is in `electron/`. */
import { dirname, join } from "node:path";
import { app, ipcMain, powerMonitor, protocol, session, shell } from "electron";
import type { Application } from "./application/application-parts.ts";
import { registerCalls } from "./bridge/register-calls.ts";
import { applicationParts } from "./electron/application-parts.ts";
import { setupDeepLinks } from "./electron/deep-links.ts";
import { setupEnding } from "./electron/ending.ts";
import { report, setupErrorReports } from "./electron/error-reports.ts";
import { createLoginStart } from "./electron/login-start.ts";
import { applySettings, setupContextMenu } from "./electron/menus.ts";
import { openApplication } from "./electron/open-application.ts";
import { createPage } from "./electron/page.ts";
import { testAddress } from "./electron/test-address.ts";
import { LANGUAGES, systemLanguage } from "./messages/languages.ts";
import { trustSystemCertificates } from "./network/system-certificates.ts";
import { serveAppResources } from "./shell/app-protocol.ts";
import { SCHEME } from "./app-resources.ts";
import { mayOpenExternally } from "./shell/external-links.ts";
import { hardenPages, hardenSession } from "./shell/hardening.ts";
import { createLinkHandler } from "./shell/link-handler.ts";
import { releasesOf, type Releases } from "./updates/releases.ts";

const DIST = dirname(import.meta.dirname);

let application: Application | undefined;
let handset: string | undefined;
const releases = knownReleases();
const messages = () => application?.messages() ?? LANGUAGES[systemLanguage(app.getLocale())];

const endAfterError = setupErrorReports(messages);
app.enableSandbox();
app.setAppUserModelId("io.github.sms-composer.desktop");
protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
hardenPages(app, openExternal);

if (!app.requestSingleInstanceLock()) app.quit();
else {
  const page = createPage(DIST, messages);
  setupDeepLinks(page);
  void app
    .whenReady()
    .then(() => start(page))
    .catch(endAfterError);
}

async function start(page: ReturnType<typeof createPage>): Promise<void> {
  trustSystemCertificates();
  hardenSession(session.defaultSession, process.platform);
  protocol.handle(SCHEME, serveAppResources(join(DIST, "renderer")));
  const handleLinks = createLinkHandler(app);
  const startAtLogin = createLoginStart();
  const settingsChanged = () => {
    if (!application) return;
    applySettings(application, page, openExternal);
    const { opensSmsLinks, startsWithSystem } = application.settings();
    handleLinks(opensSmsLinks);
    startAtLogin(startsWithSystem);
  };
  application = openApplication(
    applicationParts({
      page,
      messages,
      releases,
      openExternal,
      settingsChanged,
      trialStarted: (address) => (handset = address),
    }),
  );
  if (!application) return;
  registerCalls(ipcMain, application.handlers, (call, problem, place) =>
    report([call, problem, place].filter(Boolean).join(" ")),
  );
  settingsChanged();
  powerMonitor.on("resume", () => application?.retryNow());
  setupEnding(page, application);
  const opened = page.open(messages().appName);
  setupContextMenu(application, page);
  await opened;
}

function openExternal(address: string): void {
  if (mayOpenExternally(address, { trial: handset, releasesPage: releases?.page })) void shell.openExternal(address);
}

/** The releases of the repository that the build was made from (`vite.config.ts`). */
function knownReleases(): Releases | undefined {
  const feed = testAddress("SMS_COMPOSER_RELEASES");
  if (feed === undefined) return releasesOf(process.env.RELEASES_REPOSITORY);
  return { feed, page: "https://github.com/owner/name/releases" };
}

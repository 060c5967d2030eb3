import { join } from "node:path";
import { StandInApp } from "./modules/app.ts";
import { windowClass, type StandInWindow } from "./modules/browser-window.ts";
import { launchChromium } from "./chromium-pipe.ts";
import { imitation } from "./modules/imitation.ts";
import { createIpcRegistry } from "./modules/ipc-main.ts";
import { createMenus } from "./modules/menu.ts";
import type { Runtime } from "./runtime.ts";
import { createSafeStorage, type KeyringOptions } from "./modules/safe-storage.ts";
import { createSchemes } from "./modules/schemes.ts";
import { createSession } from "./modules/session.ts";
import { createSystemServices } from "./modules/system-services.ts";
import { watchTargets, type Targets } from "./targets.ts";

/** The module `electron`, as far as it goes, and the switch that sets it going. */
export function createStandIn(runtime: Runtime, keyring: KeyringOptions["keyring"]) {
  const windows = new Set<StandInWindow>();
  const isReady = () => runtime.ready;
  const schemes = createSchemes(isReady);
  const ipc = createIpcRegistry();
  const defaultSession = createSession();
  const partitions = new Map<string, ReturnType<typeof createSession>>();
  const services = createSystemServices((source) => {
    for (const { webContents } of windows) void webContents.emulateColorScheme(source);
  });
  const app = new StandInApp(runtime, windows, (name) => services.calls.push({ name, args: [] }));
  let targets: Targets | undefined;
  const needTargets = () => {
    if (!targets) throw new Error("stand-in: used before app is ready");
    return targets;
  };

  const BrowserWindow = windowClass({
    windows,
    schemes,
    ipc,
    session: defaultSession,
    isReady,
    open: (contents, size) => needTargets().open(contents, size),
    closeTarget: (contents) => needTargets().close(contents),
    created(window) {
      app.emit("web-contents-created", {}, window.webContents);
      app.emit("browser-window-created", {}, window);
    },
    lastClosed() {
      if (app.isQuitting()) return;
      if (app.listenerCount("window-all-closed") > 0) app.emit("window-all-closed");
      else app.quit();
    },
  });

  const { calls, ...outside } = services;
  const electron = {
    ...outside,
    app: imitation("app", app),
    BrowserWindow,
    ipcMain: ipc.ipcMain,
    protocol: schemes.protocol,
    session: imitation("session", {
      get defaultSession() {
        if (!runtime.ready) throw new Error("Session can only be received when app is ready");
        return defaultSession;
      },
      fromPartition(name: string) {
        const known = partitions.get(name) ?? createSession();
        partitions.set(name, known);
        return known;
      },
    }),
    safeStorage: createSafeStorage({
      isReady,
      whenReady: () => app.whenReady(),
      keyring,
      keyFile: () => join(app.getPath("userData"), "stand-in", "keyring"),
    }),
    Menu: createMenus(),
    webContents: imitation("webContents", {
      getAllWebContents: () => [...windows].map(({ webContents }) => webContents),
      fromDevToolsTargetId: (id: string) => targets?.byTarget(id),
    }),
    /** Not Electron's: what the app asked of the desktop. */
    standInCalls: calls,
  };

  async function start(chromiumProgram: string): Promise<void> {
    const userDataFolder = join(app.getPath("userData"), "stand-in", "chromium");
    const chromium = launchChromium({ program: chromiumProgram, userDataFolder, openPort: runtime.driven });
    chromium.process.on("exit", () => {
      if (app.isQuitting()) return;
      console.error("stand-in: Chromium has ended");
      process.exit(70);
    });
    runtime.chromium = chromium;
    targets = await watchTargets(chromium, (contents) => {
      for (const window of windows) if (window.webContents === contents) window.gone();
    });
    app.begin();
  }

  return { electron, start };
}

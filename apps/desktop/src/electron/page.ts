import { join } from "node:path";
import { app, BrowserWindow, dialog, screen } from "electron";
import { NEWS_CHANNEL, type News } from "../bridge/news.ts";
import { START_PAGE } from "../app-resources.ts";
import type { Messages } from "../messages/en/index.ts";
import { MINIMIZED } from "../shell/autostart-entry.ts";
import { recoverPage } from "../shell/page-recovery.ts";
import { DEFAULT_SIZE, readWindowState, writeWindowState } from "../shell/window-state.ts";
import { report } from "./error-reports.ts";

/** Time that the page may take to hand over what was typed last, in milliseconds. */
const FLUSH_TIMEOUT = 700;

/** The one window, its page, and the news that it gets. */
export interface Page {
  readonly window: BrowserWindow | undefined;
  open(title: string): Promise<void>;
  show(): void;
  tell(news: News): void;
  /** Has the page hand over what was typed last. */
  flush(): Promise<void>;
  /** The page has done so. */
  flushed(): void;
  /** The app is ending: the window stays hidden, whatever asks for it. */
  leave(): void;
  /** Lets the window close, once what was typed is saved and the outbox is closed. */
  letGo(): void;
}

async function askToReload(window: BrowserWindow, { pageGone }: Messages): Promise<boolean> {
  const { title, body, reload, quit } = pageGone;
  const { response } = await dialog.showMessageBox(window, {
    type: "error",
    title,
    message: title,
    detail: body,
    buttons: [reload, quit],
    cancelId: 1,
  });
  return response === 0;
}

/** @param dist the folder of the built app */
export function createPage(dist: string, messages: () => Messages): Page {
  let window: BrowserWindow | undefined;
  let isLoaded = false;
  let mayClose = false;
  let isLeft = false;
  let pageFlushed = () => {};
  const unsent: News[] = [];
  const stateFile = join(app.getPath("userData"), "window.json");

  function tell(news: News): void {
    if (isLoaded) window?.webContents.send(NEWS_CHANNEL, news);
    else if (news.kind === "open-draft") unsent.push(news);
  }

  return {
    get window() {
      return window;
    },
    tell,
    async open(title) {
      const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
      const state = readWindowState(stateFile, areas);
      const opened = new BrowserWindow({
        ...(state ?? DEFAULT_SIZE),
        minWidth: 640,
        minHeight: 480,
        show: false,
        title,
        webPreferences: {
          preload: join(dist, "preload", "preload.cjs"),
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          webSecurity: true,
        },
      });
      window = opened;
      opened.once("ready-to-show", () => {
        // Maximizing shows a window: before its page is drawn that would be a flash of white.
        if (state?.maximized) opened.maximize();
        if (process.argv.includes(MINIMIZED)) opened.minimize();
        else opened.show();
      });
      opened.on("close", (event) => {
        if (!mayClose) {
          event.preventDefault();
          app.quit();
          return;
        }
        const bounds = opened.getNormalBounds();
        void writeWindowState(stateFile, { ...bounds, maximized: opened.isMaximized() }).catch(() => {});
      });
      opened.on("closed", () => (window = undefined));
      recoverPage(opened.webContents, {
        now: Date.now,
        report: (reason) => report(`page ${reason}`),
        ask: () => askToReload(opened, messages()),
        quit: () => app.quit(),
      });
      await opened.loadURL(START_PAGE);
      isLoaded = true;
      for (const news of unsent.splice(0)) tell(news);
    },
    show() {
      if (isLeft) return;
      if (window?.isMinimized()) window.restore();
      window?.show();
      window?.focus();
    },
    async flush() {
      if (!window || !isLoaded) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      pageFlushed = resolve;
      tell({ kind: "flush" });
      await Promise.race([promise, new Promise((done) => setTimeout(done, FLUSH_TIMEOUT))]);
    },
    flushed: () => pageFlushed(),
    leave: () => (isLeft = true),
    letGo: () => (mayClose = true),
  };
}

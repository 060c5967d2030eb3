/** The one way between the page and the main process: named calls and news, nothing generic. */
import { contextBridge, ipcRenderer } from "electron";
import type { CallName } from "./bridge/calls.ts";
import { NEWS_CHANNEL, type News } from "./bridge/news.ts";

/** The names of the calls, put in when the preload is built: their schemas stay in the main process. */
declare const CALL_NAMES: readonly CallName[];

const calls = Object.fromEntries(
  CALL_NAMES.map((name) => [name, (argument?: unknown) => ipcRenderer.invoke(name, argument) as Promise<unknown>]),
);

contextBridge.exposeInMainWorld("desktop", {
  ...calls,
  onNews(listener: (news: News) => void) {
    ipcRenderer.on(NEWS_CHANNEL, (_event, news: News) => listener(news));
  },
});

/** The one way between the page and the main process: named calls and news, nothing generic. */
import { contextBridge, ipcRenderer } from "electron";
import { CALL_NAMES, NEWS_CHANNEL, type News } from "./bridge/call-names.ts";

const calls = Object.fromEntries(
  CALL_NAMES.map((name) => [name, (argument?: unknown) => ipcRenderer.invoke(name, argument) as Promise<unknown>]),
);

contextBridge.exposeInMainWorld("desktop", {
  ...calls,
  onNews(listener: (news: News) => void) {
    ipcRenderer.on(NEWS_CHANNEL, (_event, news: News) => listener(news));
  },
});

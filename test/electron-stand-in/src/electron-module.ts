/** The module that `import … from "electron"` finds: `boot.ts` has made it before any module of the app is loaded. */
import type { createStandIn } from "./stand-in.ts";

declare global {
  var electronStandIn: ReturnType<typeof createStandIn>;
}

export const {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  standInCalls,
  webContents,
} = globalThis.electronStandIn.electron;

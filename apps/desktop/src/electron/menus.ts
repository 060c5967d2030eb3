import { Menu, nativeTheme } from "electron";
import type { Application } from "../application/application-parts.ts";
import { contextMenuTemplate } from "../shell/context-menu.ts";
import { menuTemplate } from "../shell/menu.ts";
import type { Page } from "./page.ts";

const DOCUMENTATION = "https://www.smspartner.fr/";

/** The application menu in the app's language, and its theme; to be called again when the settings change. */
export function applySettings(application: Application, page: Page, openExternal: (address: string) => void): void {
  nativeTheme.themeSource = application.settings().theme;
  const template = menuTemplate(
    application.messages(),
    {
      newMessage: () => page.tell({ kind: "open-draft", recipients: [], message: "" }),
      send: () => page.tell({ kind: "send" }),
      find: () => page.tell({ kind: "find" }),
      show: (view) => page.tell({ kind: "show", view }),
      exportHistory: () => void application.handlers.exportHistory({}),
      documentation: () => openExternal(DOCUMENTATION),
    },
    process.platform,
  );
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Electron shows no menu for a right click by itself. */
export function setupContextMenu(application: Application, { window }: Page): void {
  const contents = window?.webContents;
  contents?.on("context-menu", (_event, params) => {
    const template = contextMenuTemplate(application.messages(), params, (word) => contents.replaceMisspelling(word));
    if (template.length > 0) Menu.buildFromTemplate(template).popup();
  });
}

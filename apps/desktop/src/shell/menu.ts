import type { MenuItemConstructorOptions } from "electron";
import { VIEWS, type View } from "../bridge/news.ts";
import type { Messages } from "../messages/en/index.ts";

export interface MenuActions {
  readonly newMessage: () => void;
  readonly send: () => void;
  readonly show: (view: View) => void;
  /** Puts the focus into the search of the outbox. */
  readonly find: () => void;
  readonly exportHistory: () => void;
  readonly documentation: () => void;
}

/** The application menu with the usual accelerators. No developer tools, no reload: what they would lose is a draft. */
export function menuTemplate(
  { appName, menu, views }: Messages,
  actions: MenuActions,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions[] {
  const settings: MenuItemConstructorOptions = {
    id: "settings",
    label: menu.settings,
    accelerator: "CmdOrCtrl+,",
    click: () => actions.show("settings"),
  };
  const ofTheMac: MenuItemConstructorOptions[] = [
    {
      label: appName,
      submenu: [
        { role: "about", label: menu.about },
        { type: "separator" },
        settings,
        { type: "separator" },
        { role: "services", label: menu.services },
        { type: "separator" },
        { role: "hide", label: menu.hide },
        { role: "hideOthers", label: menu.hideOthers },
        { role: "unhide", label: menu.showAll },
        { type: "separator" },
        { role: "quit", label: menu.quit },
      ],
    },
  ];
  return [
    ...(platform === "darwin" ? ofTheMac : []),
    {
      label: menu.file,
      submenu: [
        { id: "new-message", label: menu.newMessage, accelerator: "CmdOrCtrl+N", click: actions.newMessage },
        { id: "send", label: menu.send, accelerator: "CmdOrCtrl+Enter", click: actions.send },
        { id: "export-history", label: menu.exportHistory, accelerator: "CmdOrCtrl+E", click: actions.exportHistory },
        { type: "separator" },
        ...(platform === "darwin"
          ? [{ role: "close" as const, label: menu.close }]
          : [settings, { type: "separator" as const }, { role: "quit" as const, label: menu.quit }]),
      ],
    },
    {
      label: menu.edit,
      submenu: [
        { role: "undo", label: menu.editItems.undo },
        { role: "redo", label: menu.editItems.redo },
        { type: "separator" },
        { role: "cut", label: menu.editItems.cut },
        { role: "copy", label: menu.editItems.copy },
        { role: "paste", label: menu.editItems.paste },
        { role: "selectAll", label: menu.editItems.selectAll },
        { type: "separator" },
        { id: "find", label: menu.find, accelerator: "CmdOrCtrl+F", click: actions.find },
      ],
    },
    {
      label: menu.view,
      submenu: [
        ...VIEWS.map((view, index) => ({
          id: `show-${view}`,
          label: views[view],
          accelerator: `CmdOrCtrl+${index + 1}`,
          click: () => actions.show(view),
        })),
        { type: "separator" },
        { role: "resetZoom", label: menu.resetZoom },
        { role: "zoomIn", label: menu.zoomIn },
        { role: "zoomOut", label: menu.zoomOut },
        { role: "togglefullscreen", label: menu.fullScreen },
      ],
    },
    {
      label: menu.window,
      submenu: [
        { role: "minimize", label: menu.minimize },
        { role: "close", label: menu.close },
      ],
    },
    {
      label: menu.help,
      submenu: [{ id: "documentation", label: menu.documentation, click: actions.documentation }],
    },
  ];
}

import type { MenuItemConstructorOptions } from "electron";
import { VIEWS, type View } from "../bridge/call-names.ts";
import type { Messages } from "../messages/en.ts";

export interface MenuActions {
  readonly newMessage: () => void;
  readonly send: () => void;
  readonly show: (view: View) => void;
  readonly exportHistory: () => void;
  readonly documentation: () => void;
}

/** The application menu with the usual accelerators. No developer tools, no reload: what they would lose is a draft. */
export function menuTemplate(
  { appName, menu, views }: Messages,
  actions: MenuActions,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions[] {
  const ofTheMac: MenuItemConstructorOptions[] = [
    {
      label: appName,
      submenu: [
        { role: "about" },
        { type: "separator" },
        { role: "hide" },
        { role: "hideOthers" },
        { type: "separator" },
        { role: "quit" },
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
        ...(platform === "darwin" ? [{ role: "close" as const }] : [{ role: "quit" as const, label: menu.quit }]),
      ],
    },
    {
      label: menu.edit,
      submenu: [
        { role: "undo" },
        { role: "redo" },
        { type: "separator" },
        { role: "cut" },
        { role: "copy" },
        { role: "paste" },
        { role: "selectAll" },
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
        { role: "resetZoom" },
        { role: "zoomIn" },
        { role: "zoomOut" },
        { role: "togglefullscreen" },
      ],
    },
    { label: menu.window, submenu: [{ role: "minimize" }, { role: "close" }] },
    {
      label: menu.help,
      submenu: [{ id: "documentation", label: menu.documentation, click: actions.documentation }],
    },
  ];
}

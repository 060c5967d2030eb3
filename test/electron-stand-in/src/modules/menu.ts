import type { MenuItemConstructorOptions } from "electron";
import { notImitated } from "./imitation.ts";

/** A menu item as it was described; nothing is drawn. */
export interface StandInMenuItem extends Omit<MenuItemConstructorOptions, "submenu"> {
  readonly submenu?: StandInMenu;
}

export interface StandInMenu {
  /** Shows nothing. */
  popup(): void;
  readonly items: readonly StandInMenuItem[];
  getMenuItemById(id: string): StandInMenuItem | null;
}

/** The labels of roles without one, English whatever the system speaks: lib/browser/api/menu-item-roles.ts. */
const ROLE_LABELS: Readonly<Partial<Record<NonNullable<MenuItemConstructorOptions["role"]>, string>>> = {
  undo: "Undo",
  redo: "Redo",
  cut: "Cut",
  copy: "Copy",
  paste: "Paste",
  selectAll: "Select All",
  minimize: "Minimize",
  resetZoom: "Actual Size",
  zoomIn: "Zoom In",
  zoomOut: "Zoom Out",
};

function labelOf({ label, role, type }: MenuItemConstructorOptions): string {
  if (label !== undefined || role === undefined || type === "separator") return label ?? "";
  const known = ROLE_LABELS[role];
  if (known === undefined) throw notImitated(`the role ${role} without a label`);
  return known;
}

function built(template: readonly MenuItemConstructorOptions[]): StandInMenu {
  const items = template.map(({ submenu, ...given }): StandInMenuItem => {
    const item = { ...given, label: labelOf(given) };
    if (submenu === undefined) return { enabled: true, visible: true, ...item };
    if (!Array.isArray(submenu)) throw notImitated("a submenu that is a Menu");
    return { enabled: true, visible: true, ...item, submenu: built(submenu) };
  });
  return {
    items,
    popup: () => {},
    getMenuItemById(id) {
      for (const item of items) {
        const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
        if (found) return found;
      }
      return null;
    },
  };
}

/**
 * `Menu`, as far as an application menu goes. A test chooses an item as often as a key that is held down would: Electron
 * keeps no repeated key from an accelerator (shell/browser/ui/accelerator_util.cc). Without the app's own there is no context
 * menu, as in Electron (docs/tutorial/context-menu.md).
 */
export function createMenus() {
  let applicationMenu: StandInMenu | null = null;
  return {
    buildFromTemplate: built,
    setApplicationMenu: (menu: StandInMenu | null) => void (applicationMenu = menu),
    getApplicationMenu: () => applicationMenu,
  };
}

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

function built(template: readonly MenuItemConstructorOptions[]): StandInMenu {
  const items = template.map(({ submenu, ...item }): StandInMenuItem => {
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

/** `Menu`, as far as an application menu goes. */
export function createMenus() {
  let applicationMenu: StandInMenu | null = null;
  return {
    buildFromTemplate: built,
    setApplicationMenu: (menu: StandInMenu | null) => void (applicationMenu = menu),
    getApplicationMenu: () => applicationMenu,
  };
}

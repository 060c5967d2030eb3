import assert from "node:assert/strict";
import { test } from "node:test";
import type { MenuItemConstructorOptions } from "electron";
import { LANGUAGES, type Language } from "../messages/languages.ts";
import { menuTemplate, type MenuActions } from "./menu.ts";

const nothing = () => {};
const ACTIONS: MenuActions = {
  newMessage: nothing,
  send: nothing,
  show: nothing,
  find: nothing,
  exportHistory: nothing,
  documentation: nothing,
};

function itemsOf(language: Language, platform: NodeJS.Platform): readonly MenuItemConstructorOptions[] {
  const items = (template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
  return items(menuTemplate(LANGUAGES[language], ACTIONS, platform)).filter(({ type }) => type !== "separator");
}

test("every item of the menu is in the app's language, those of the system as well: a role alone would be English", () => {
  for (const platform of ["linux", "win32", "darwin"] as const) {
    const english = itemsOf("en", platform).map(({ label }) => label);
    const french = itemsOf("fr", platform).map(({ label }) => label);
    assert.equal(french.length, english.length);
    const same = french.filter((label, n) => !label || label === english[n]);
    // The app's name, and a word that both languages have.
    assert.deepEqual(same, platform === "darwin" ? ["SMS Composer", "Services"] : [], platform);
  }
});

test("search and settings have the keys that people know, and no key is given twice", () => {
  for (const platform of ["linux", "win32", "darwin"] as const) {
    const keys = itemsOf("en", platform).flatMap(({ id, accelerator }) =>
      typeof accelerator === "string" ? [[accelerator, id]] : [],
    );
    const byKey = new Map(keys.map(([key = "", id = ""]) => [key, id]));
    assert.equal(byKey.get("CmdOrCtrl+F"), "find");
    assert.equal(byKey.get("CmdOrCtrl+,"), "settings");
    assert.equal(byKey.size, keys.length);
  }
});

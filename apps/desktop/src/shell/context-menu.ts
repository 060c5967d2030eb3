import type { ContextMenuParams, MenuItemConstructorOptions } from "electron";
import type { Messages } from "../messages/en/index.ts";

type Params = Pick<
  ContextMenuParams,
  "isEditable" | "editFlags" | "selectionText" | "misspelledWord" | "dictionarySuggestions"
>;

/** The menu of a right click: words instead of a misspelled one, and what can be done with the text. */
export function contextMenuTemplate(
  { menu }: Messages,
  { isEditable, editFlags, selectionText, misspelledWord, dictionarySuggestions }: Params,
  replace: (word: string) => void,
): MenuItemConstructorOptions[] {
  const words = misspelledWord === "" ? [] : dictionarySuggestions;
  const suggestions = words.map((label): MenuItemConstructorOptions => ({ label, click: () => replace(label) }));
  const { copy, cut, paste, selectAll } = menu.editItems;
  if (isEditable) {
    return [
      ...suggestions,
      ...(suggestions.length > 0 ? [{ type: "separator" as const }] : []),
      { role: "cut", label: cut, enabled: editFlags.canCut },
      { role: "copy", label: copy, enabled: editFlags.canCopy },
      { role: "paste", label: paste, enabled: editFlags.canPaste },
      { type: "separator" },
      { role: "selectAll", label: selectAll, enabled: editFlags.canSelectAll },
    ];
  }
  return selectionText.trim() === "" ? [] : [{ role: "copy", label: copy, enabled: editFlags.canCopy }];
}

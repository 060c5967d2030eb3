import assert from "node:assert/strict";
import { test } from "node:test";
import { messages as fr } from "../messages/fr/index.ts";
import { contextMenuTemplate } from "./context-menu.ts";

const editFlags = {
  canUndo: true,
  canRedo: true,
  canCut: false,
  canCopy: false,
  canPaste: true,
  canDelete: false,
  canSelectAll: true,
  canEditRichly: false,
};
const params = { isEditable: true, editFlags, selectionText: "", misspelledWord: "", dictionarySuggestions: [] };

test("a right click in a field offers to paste, in the app's language", () => {
  const items = contextMenuTemplate(fr, params, () => {});
  assert.deepEqual(
    items.flatMap(({ role, label, enabled }) => (role ? [[role, label, enabled]] : [])),
    [
      ["cut", "Couper", false],
      ["copy", "Copier", false],
      ["paste", "Coller", true],
      ["selectAll", "Tout sélectionner", true],
    ],
  );
});

test("a misspelled word is replaced by the one that is chosen", () => {
  const replaced: string[] = [];
  const misspelled = { ...params, misspelledWord: "bonjor", dictionarySuggestions: ["bonjour", "bonjours"] };
  const [first] = contextMenuTemplate(fr, misspelled, (word) => replaced.push(word));
  assert.equal(first?.label, "bonjour");
  (first?.click as (() => void) | undefined)?.();
  assert.deepEqual(replaced, ["bonjour"]);
});

test("beside a field only a selection has a menu", () => {
  assert.deepEqual(
    contextMenuTemplate(fr, { ...params, isEditable: false }, () => {}),
    [],
  );
  const selected = { ...params, isEditable: false, selectionText: "06 12", editFlags: { ...editFlags, canCopy: true } };
  assert.deepEqual(
    contextMenuTemplate(fr, selected, () => {}).map(({ role }) => role),
    ["copy"],
  );
});

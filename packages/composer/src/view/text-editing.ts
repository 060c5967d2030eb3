/** Beyond this length the editing command takes the browser seconds; the change is made at once then, without undo. */
const MAX_UNDOABLE = 100_000;

/**
 * Replaces a stretch of a text field so that Ctrl+Z takes it back, and fires `input` as typing does.
 *
 * Only the editing command keeps the undo stack; `value` and `setRangeText` clear it.
 */
function replaceRange(field: HTMLTextAreaElement, start: number, end: number, text: string): void {
  field.focus();
  field.setSelectionRange(start, end);
  const isUndoable = text.length <= MAX_UNDOABLE && field.value.length <= MAX_UNDOABLE;
  const done =
    isUndoable && (text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text));
  if (done) return;
  field.setRangeText(text, start, end, "end");
  field.dispatchEvent(new InputEvent("input", { inputType: "insertText", data: text, bubbles: true, composed: true }));
}

/** Focuses the text after a press beside it, whose button goes with what it does: the focus must not go with it. */
export function focusText(event: Event): HTMLTextAreaElement | undefined {
  const field = (event.currentTarget as Element).closest(".form")?.querySelector("textarea") ?? undefined;
  field?.focus();
  return field;
}

/** Replaces the text by changing only the stretch that differs: one step of undo, and the caret stays near. */
export function replaceText(field: HTMLTextAreaElement | undefined, text: string): void {
  if (!field) return;
  const old = field.value;
  const shorter = Math.min(old.length, text.length);
  let head = 0;
  while (head < shorter && old[head] === text[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  if (head + tail === old.length && old.length === text.length) return;
  replaceRange(field, head, old.length - tail, text.slice(head, text.length - tail));
}

/** Writes a text in place of the selection, in one step of undo. */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  replaceRange(field, field.selectionStart, field.selectionEnd, text);
}

import { asText } from "../draft/attribute-values.ts";
import { HostSettings } from "./host-settings.ts";

/** The text and the selection in it, as a text area has them. Before the element is drawn nothing is selected. */
export abstract class TextSelection extends HostSettings {
  abstract value: string;

  /** The field that the text is written in, once it is drawn. */
  protected abstract get textField(): HTMLTextAreaElement | null;

  /** The text at first and after a reset: the attribute `value`. */
  get defaultValue(): string {
    return asText(this.getAttribute("value"));
  }
  set defaultValue(text: string) {
    this.setAttribute("value", text);
  }

  /** The start of the selection in the text, in UTF-16 units. */
  get selectionStart(): number {
    return this.#text?.selectionStart ?? this.textLength;
  }
  set selectionStart(index: number) {
    this.setSelectionRange(index, Math.max(index, this.selectionEnd));
  }

  /** The end of the selection in the text, in UTF-16 units. */
  get selectionEnd(): number {
    return this.#text?.selectionEnd ?? this.textLength;
  }
  set selectionEnd(index: number) {
    this.setSelectionRange(Math.min(index, this.selectionStart), index);
  }

  get selectionDirection(): "forward" | "backward" | "none" {
    return this.#text?.selectionDirection ?? "none";
  }
  set selectionDirection(direction: "forward" | "backward" | "none") {
    this.setSelectionRange(this.selectionStart, this.selectionEnd, direction);
  }

  /** Length of the text in UTF-16 units. */
  get textLength(): number {
    return this.value.length;
  }

  /** Selects the whole text. */
  select(): void {
    this.#text?.select();
  }

  setSelectionRange(start: number, end: number, direction?: "forward" | "backward" | "none"): void {
    this.#text?.setSelectionRange(start, end, direction);
  }

  /** Puts a text in place of a part of the text, by default of what is selected. */
  setRangeText(
    replacement: string,
    start = this.selectionStart,
    end = this.selectionEnd,
    mode: SelectionMode = "preserve",
  ): void {
    const text = this.#text;
    text?.setRangeText(replacement, start, end, mode);
    this.value = text?.value ?? this.value.slice(0, start) + replacement + this.value.slice(end);
  }

  /** Takes the focus away, wherever in the element it is. */
  override blur(): void {
    (this.shadowRoot?.activeElement as HTMLElement | null | undefined)?.blur();
  }

  /** The field with what was written by script, which is drawn later. */
  get #text(): HTMLTextAreaElement | null {
    const { textField } = this;
    if (textField && textField.value !== this.value) textField.value = this.value;
    return textField;
  }
}

import { Directive, directive, type ElementPart } from "lit/directive.js";

/** Lit's `live`, for a field that it stands in alone, and at a third of its size. */
class FieldValue extends Directive {
  /** Renders nothing. */
  render(_value: string): void {}

  override update({ element }: ElementPart, [value]: [string]): void {
    const field = element as HTMLInputElement | HTMLTextAreaElement;
    // Firefox fires no `change` for a value that a script has set, and the caret goes to its end.
    if (field.value !== value) field.value = value;
  }
}

/** Writes a value into the field that it stands in, where that has another one by now. */
export const fieldValue = directive(FieldValue);

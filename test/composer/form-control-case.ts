import { sendKeys } from "@web/test-runner-commands";

/** The members that a native text area and the element have in common for a page. */
export type Control = HTMLTextAreaElement & { updateComplete?: Promise<unknown> };

export interface Stage {
  readonly form: HTMLFormElement;
  readonly fieldset: HTMLFieldSetElement;
  readonly control: Control;
  /** The message that the form would submit. */
  submitted(): FormDataEntryValue | null;
  /** Whether the focus is in the control. */
  hasFocus(): boolean;
}

/** A case: what a page does, and what it sees. The answers of the two controls must agree. */
export interface Case {
  readonly promise: string;
  run(stage: Stage): Promise<unknown> | unknown;
  /** The answer of a native control: a case that proves nothing would pass in silence. */
  readonly answer: unknown;
}

export function part<T extends Element = Element>(form: HTMLFormElement, selector: string): T {
  const found = form.querySelector<T>(selector);
  if (!found) throw new Error(`The form has no ${selector}`);
  return found;
}

export const typed = async (control: Control, text: string) => {
  control.focus();
  await sendKeys({ type: text });
};

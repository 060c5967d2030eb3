/** Asks in a dialog of the page; the answer is whether it was agreed to. Escape is no, and Enter at once is no as well. */
export async function ask(
  root: ShadowRoot | HTMLElement,
  text: string,
  yes: string,
  no: string,
  kind: "primary" | "danger" = "primary",
): Promise<boolean> {
  const dialog = dialogWith(text);
  const stay = button(dialog, no, "no", "");
  stay.autofocus = true;
  const row = document.createElement("div");
  row.className = "row";
  row.append(button(dialog, yes, "yes", kind), stay);
  dialog.append(row);
  return (await answerOf(root, dialog)) === "yes";
}

export interface TextQuestion {
  readonly text: string;
  /** Names the field. */
  readonly label: string;
  readonly yes: string;
  readonly no: string;
}

/** Asks for a text that must not be empty; `undefined` when the person would rather not. */
export async function askForText(
  root: ShadowRoot,
  { text, label, yes, no }: TextQuestion,
): Promise<string | undefined> {
  const dialog = dialogWith(text);
  const form = document.createElement("form");
  form.method = "dialog";
  const field = document.createElement("label");
  field.textContent = label;
  const input = document.createElement("input");
  input.required = true;
  input.maxLength = 1000;
  input.autofocus = true;
  field.append(input);
  const row = document.createElement("div");
  row.className = "row";
  const agree = document.createElement("button");
  agree.textContent = yes;
  agree.className = "primary";
  agree.value = "yes";
  const stay = button(dialog, no, "no", "");
  stay.type = "button";
  row.append(agree, stay);
  form.append(field, row);
  dialog.append(form);
  const answer = await answerOf(root, dialog);
  const given = input.value.trim();
  return answer === "yes" && given !== "" ? given : undefined;
}

function dialogWith(text: string): HTMLDialogElement {
  const dialog = document.createElement("dialog");
  const sentence = document.createElement("p");
  sentence.textContent = text;
  sentence.style.whiteSpace = "pre-line";
  dialog.append(sentence);
  return dialog;
}

function button(dialog: HTMLDialogElement, label: string, value: string, className: string): HTMLButtonElement {
  const element = document.createElement("button");
  element.textContent = label;
  element.className = className;
  element.addEventListener("click", () => dialog.close(value));
  return element;
}

async function answerOf(root: ShadowRoot | HTMLElement, dialog: HTMLDialogElement): Promise<string> {
  root.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}

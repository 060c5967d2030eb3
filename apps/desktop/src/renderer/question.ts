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
  /** The text is a passphrase. */
  readonly secret?: SecretQuestion;
}

export interface SecretQuestion {
  readonly minLength: number;
  /** Names a second field with the same text; absent where it is known already. */
  readonly again?: string;
  /** Said when the two differ. */
  readonly mismatch?: string;
}

/** Asks for a text that must not be empty; `undefined` when the person would rather not. */
export async function askForText(
  root: ShadowRoot,
  { text, label, yes, no, secret }: TextQuestion,
): Promise<string | undefined> {
  const dialog = dialogWith(text);
  const form = document.createElement("form");
  form.method = "dialog";
  const { field, input } = textField(label, secret);
  input.autofocus = true;
  const row = document.createElement("div");
  row.className = "row";
  const agree = document.createElement("button");
  agree.textContent = yes;
  agree.className = "primary";
  agree.value = "yes";
  const stay = button(dialog, no, "no", "");
  stay.type = "button";
  row.append(agree, stay);
  form.append(field);
  if (secret?.again !== undefined) form.append(repeatedField(input, secret));
  form.append(row);
  dialog.append(form);
  const answer = await answerOf(root, dialog);
  const given = secret ? input.value : input.value.trim();
  return answer === "yes" && given !== "" ? given : undefined;
}

function textField(label: string, secret: SecretQuestion | undefined) {
  const field = document.createElement("label");
  field.textContent = label;
  const input = document.createElement("input");
  input.required = true;
  input.maxLength = 1000;
  if (secret) {
    input.type = "password";
    input.minLength = secret.minLength;
    input.autocomplete = "off";
  }
  field.append(input);
  return { field, input };
}

function repeatedField(first: HTMLInputElement, secret: SecretQuestion): HTMLLabelElement {
  const { field, input } = textField(secret.again ?? "", secret);
  const compare = () => input.setCustomValidity(input.value === first.value ? "" : (secret.mismatch ?? ""));
  for (const each of [first, input]) each.addEventListener("input", compare);
  return field;
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

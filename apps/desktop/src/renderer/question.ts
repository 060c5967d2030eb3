/** Asks in a dialog of the page; the answer is whether it was agreed to. Escape is no, and Enter at once is no as well. */
export async function ask(
  root: ShadowRoot | HTMLElement,
  text: string,
  yes: string,
  no: string,
  kind: "primary" | "danger" = "primary",
): Promise<boolean> {
  const dialog = document.createElement("dialog");
  const sentence = document.createElement("p");
  sentence.textContent = text;
  sentence.style.whiteSpace = "pre-line";
  const row = document.createElement("div");
  row.className = "row";
  const button = (label: string, value: string, className: string) => {
    const element = document.createElement("button");
    element.textContent = label;
    element.className = className;
    element.addEventListener("click", () => dialog.close(value));
    return element;
  };
  const stay = button(no, "no", "");
  stay.autofocus = true;
  row.append(button(yes, "yes", kind), stay);
  dialog.append(sentence, row);
  root.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}

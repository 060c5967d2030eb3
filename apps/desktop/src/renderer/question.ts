/** Asks in a dialog of the page; the answer is whether it was agreed to. Escape is no. */
export async function ask(root: ShadowRoot | HTMLElement, text: string, yes: string, no: string): Promise<boolean> {
  const dialog = document.createElement("dialog");
  const sentence = document.createElement("p");
  sentence.textContent = text;
  sentence.style.whiteSpace = "pre-line";
  const row = document.createElement("div");
  row.className = "row";
  const button = (label: string, value: string, kind: string) => {
    const element = document.createElement("button");
    element.textContent = label;
    element.className = kind;
    element.addEventListener("click", () => dialog.close(value));
    return element;
  };
  row.append(button(yes, "yes", "primary"), button(no, "no", ""));
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

/** Fills the page with its messages: `data-message` names that of an element's text, `data-label` that of its accessible name. */
export function showMessages(messages: object): void {
  const messageOf = (name: string | undefined): unknown =>
    Object.entries(messages).find(([each]) => each === name)?.[1];
  for (const element of document.querySelectorAll<HTMLElement>("[data-message], [data-label]")) {
    const text = messageOf(element.dataset["message"]);
    const label = messageOf(element.dataset["label"]);
    if (typeof text === "string") element.textContent = text;
    if (typeof label === "string") element.ariaLabel = label;
  }
}

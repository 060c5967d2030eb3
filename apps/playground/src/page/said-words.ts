/** Puts words where the page asks for them: `data-words` names an element's text, `data-label` its accessible name. */
export function sayWords(words: object): void {
  const said = (name: string | undefined): unknown => Object.entries(words).find(([each]) => each === name)?.[1];
  for (const element of document.querySelectorAll<HTMLElement>("[data-words], [data-label]")) {
    const text = said(element.dataset["words"]);
    const label = said(element.dataset["label"]);
    if (typeof text === "string") element.textContent = text;
    if (typeof label === "string") element.ariaLabel = label;
  }
}

/** The attributes of a text area that an element takes for its text. */
export const TEXT_ATTRIBUTES = [
  "placeholder",
  "maxlength",
  "minlength",
  "rows",
  "wrap",
  "inputmode",
  "enterkeyhint",
  "autocapitalize",
  "autocomplete",
  "autocorrect",
];

/** Copies the attributes of an element to the field that its text is written in. */
export function copyTextAttributes(element: Element, text: HTMLTextAreaElement): void {
  for (const name of TEXT_ATTRIBUTES) {
    const value = element.getAttribute(name);
    if (value === null) text.removeAttribute(name);
    else text.setAttribute(name, value);
  }
  // The field is as high as its text, and at least this high.
  text.style.minBlockSize = text.hasAttribute("rows") ? `calc(${text.rows}lh + 1em)` : "";
}

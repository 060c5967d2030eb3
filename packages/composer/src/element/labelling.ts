/**
 * Gives an element inside a shadow root the name that labels outside give to its host: by reference where the browser
 * can refer across the root, else by their text. Without a label the inner one stands.
 */
export function takeName(target: HTMLElement, outside: readonly Element[], inner: Element | null): void {
  if ("ariaLabelledByElements" in target)
    target.ariaLabelledByElements = outside.length === 0 ? null : [...outside, ...(inner ? [inner] : [])];
  else if (outside.length === 0) (target as HTMLElement).removeAttribute("aria-label");
  else
    (target as HTMLElement).setAttribute(
      "aria-label",
      [...outside, inner].map((label) => label?.textContent?.trim() ?? "").join(" "),
    );
}

/**
 * Focuses an element as a text area with `autofocus` is: on a page where nothing has the focus yet, and each time that a
 * dialog or popover around it opens, also one in the shadow root of a component.
 * @param signal ends it
 */
export function autofocus(element: HTMLElement, signal: AbortSignal): void {
  const box = boxAround(element);
  const { activeElement, body } = document;
  // What has the focus elsewhere keeps it, as if the box had been open before.
  let wasOpen: unknown = activeElement && activeElement !== body && !box?.matches(":focus-within");
  const follow = (): void => {
    const isOpen = !box || box.clientHeight;
    if (isOpen && !wasOpen) element.focus();
    wasOpen = isOpen;
  };
  follow();
  // Dialogs of browsers before 2025 have no event for it.
  const observer = new ResizeObserver(follow);
  if (box && !signal.aborted) observer.observe(box);
  signal.addEventListener("abort", () => observer.disconnect());
}

/** The dialog or popover that an element is in, as it is drawn: through slots and shadow roots. */
function boxAround(element: Element): Element | undefined {
  let node: Node | null | undefined = element;
  while (node && !(node as Partial<Element>).matches?.("dialog, [popover]"))
    node = (node as Partial<Element>).assignedSlot ?? node.parentNode ?? (node as Partial<ShadowRoot>).host;
  return node as Element | undefined;
}

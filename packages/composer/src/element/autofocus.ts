/**
 * Focuses an element as a text area with `autofocus` is: on a page where nothing has the focus yet, and each time that a
 * dialog around it opens.
 * @param signal ends it
 */
export function autofocus(element: HTMLElement, signal: AbortSignal): void {
  const around = element.closest("dialog, [popover]");
  around?.addEventListener(
    "toggle",
    (event) => {
      if ((event as ToggleEvent).newState === "open") element.focus();
    },
    { signal },
  );
  const active = document.activeElement;
  const isFree = !active || active === document.body || around?.contains(active);
  if (isFree && around?.checkVisibility() !== false) element.focus();
}

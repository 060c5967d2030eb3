/** The events of a page that come here; listening for another one throws. */
export const EVENTS = [
  "will-navigate",
  "will-frame-navigate",
  "will-attach-webview",
  "did-navigate",
  "did-navigate-in-page",
  "dom-ready",
  "did-finish-load",
  "did-fail-load",
  "preload-error",
  "console-message",
  "destroyed",
  "render-process-gone",
  "context-menu",
  "before-input-event",
  "before-mouse-event",
];

import type { WebContents } from "electron";

/** A page of the browser opens on a press: this much later it has nothing to do with it, in milliseconds. */
const PRESS_LASTS = 2_000;

/**
 * Whether a person has just pressed something in a page, as the browser process sees it: a page that was taken over can
 * make events, and these are none of them. Each press counts once.
 *
 * @param now milliseconds, on a clock that only goes forward
 */
export function watchPresses(
  contents: Pick<WebContents, "on">,
  now: () => number = () => performance.now(),
): () => boolean {
  let pressedAt = -Infinity;
  contents.on("before-input-event", (_event, { type }) => {
    if (type === "keyDown") pressedAt = now();
  });
  contents.on("before-mouse-event", (_event, { type }) => {
    if (type === "mouseDown") pressedAt = now();
  });
  return () => {
    const isFresh = now() - pressedAt < PRESS_LASTS;
    pressedAt = -Infinity;
    return isFresh;
  };
}

/** Milliseconds after which no frame is waited for any more: a tab that does not show has none. */
const PATIENCE = 100;

/** Holds a drawing back until the next frame is on the screen, or until something else is to be drawn. */
export class PaintWait {
  /** Resolves when it may be drawn; undefined: at once. */
  ready: Promise<void> | undefined;

  /** Waits for the next frame; one that is waited for already comes first. */
  start(): void {
    this.ready ??= new Promise((resolve) => {
      const end = (): void => {
        this.ready = undefined;
        resolve();
      };
      this.stop = end;
      setTimeout(end, PATIENCE);
      // A task that a frame's callback starts runs once the frame has been handed over.
      requestAnimationFrame(() => setTimeout(end));
    });
  }

  /** Has it drawn at once. */
  stop = (): void => {};
}

/** Holds a drawing back until the next frame is on the screen, or until something else is to be drawn. */
export class PaintWait {
  /** Resolves when it may be drawn; undefined: at once. */
  ready: Promise<void> | undefined;

  /** Waits for the next frame; one that is waited for already comes first. A tab that does not show has none. */
  start(): void {
    if (document.hidden) return;
    this.ready ??= new Promise((resolve) => {
      this.stop = () => {
        this.ready = undefined;
        resolve();
      };
      // A task that a frame's callback starts runs once the frame has been handed over.
      requestAnimationFrame(() => setTimeout(this.stop));
    });
  }

  /** Has it drawn at once. */
  stop = (): void => {};
}

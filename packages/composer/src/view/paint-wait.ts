/** Milliseconds after which no frame is waited for any more: a tab that does not show has none. */
const PATIENCE = 100;

/** Holds a drawing back until the next frame is on the screen, or until something else is to be drawn. */
export class PaintWait {
  /** Resolves when it may be drawn; undefined: at once. */
  isOver: Promise<void> | undefined;

  /** Waits for the next frame; one that is waited for already comes first. */
  begin(): void {
    this.isOver ??= new Promise((resolve) => {
      const end = (): void => {
        this.isOver = undefined;
        resolve();
      };
      this.end = end;
      setTimeout(end, PATIENCE);
      // A task that a frame's callback starts runs once the frame has been handed over.
      requestAnimationFrame(() => setTimeout(end));
    });
  }

  /** Has it drawn at once. */
  end = (): void => {};
}

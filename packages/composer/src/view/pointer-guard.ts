/** Waits for the end of a press in the element: moving what is under a pointer that is down would lose its click. */
export class PointerGuard {
  #end: Promise<void> | undefined;

  begin = (): void => {
    const ended = new AbortController();
    this.#end = new Promise((resolve) => {
      const end = (): void => {
        ended.abort();
        this.#end = undefined;
        // The click comes after it.
        setTimeout(resolve);
      };
      for (const type of ["pointerup", "pointercancel"])
        addEventListener(type, end, { capture: true, signal: ended.signal });
    });
  };

  /** Does it now, or once the press that goes on has become a click. */
  after(act: () => void): void {
    if (this.#end) void this.#end.then(act);
    else act();
  }
}

/** Milliseconds of work after which the page draws and answers. */
const SLICE = 12;

/** @returns what to await between two steps of long work: it gives way to the page each time that a slice is over */
export function pageSlices(): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < SLICE) return undefined;
    return new Promise((resolve) =>
      setTimeout(() => {
        began = performance.now();
        resolve();
      }),
    );
  };
}

/** Milliseconds of work after which the page draws and answers. */
const SLICE = 12;

/** Entries of which one step after another is felt. */
const MANY = 2000;

/** The wait between two steps that each go over so many entries: of many, the page draws and answers in between. */
export const pageTurn = (entries: number): Promise<void> | undefined =>
  entries < MANY ? undefined : new Promise((resolve) => setTimeout(resolve));

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

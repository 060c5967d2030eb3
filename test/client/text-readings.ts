/** A text with an accent that stands behind its letter: whoever reads the text has to compose it. */
export const COMPOSED_TEXT = "Un cafe\u0301 ?";

/** The number of times that this text is composed, which every reading of it begins with. */
export async function readingsDuring(work: () => unknown): Promise<number> {
  const { normalize } = String.prototype;
  let readings = 0;
  try {
    String.prototype.normalize = function (this: string, form?: string) {
      if (String(this) === COMPOSED_TEXT) readings++;
      return normalize.call(this, form);
    };
    await work();
  } finally {
    String.prototype.normalize = normalize;
  }
  return readings;
}

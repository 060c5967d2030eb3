/** A string, or an integer of so many digits that a number may not hold it exactly. */
const STRING_OR_LONG_INTEGER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?[1-9]\d{15,}(?![\d.eE])/gs;

/** No answer is nested deeper; a text of brackets alone would hold the process up for seconds. */
const MAX_DEPTH = 200;

/**
 * Parses JSON without rounding: an integer beyond 2^53 - 1, which a number cannot hold, becomes the text of its digits.
 * @throws SyntaxError, also for what is nested deeper than any answer is.
 */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw new SyntaxError("nested too deep");
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  const exact = text.replace(STRING_OR_LONG_INTEGER, (token) =>
    token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`,
  );
  return JSON.parse(exact);
}

/** Counts brackets, also those in strings: where these alone are too many, the exact count decides. */
function isTooDeep(text: string): boolean {
  if (!hasDepth(text)) return false;
  return hasDepth(text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"/gs, '""'));
}

function hasDepth(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === "[" || bracket === "{" ? 1 : -1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

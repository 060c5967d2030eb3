/** What stands where the API key stood. */
export const REDACTED = "[API key]";

/** Takes the API key out of a text that came from outside. */
export type Redactor = (text: string) => string;

/** A cut-off answer can end in the middle of the key; fewer characters than this give nothing away. */
const SHORTEST_TRACE = 6;

/**
 * A function that replaces the key in a text, in each spelling that an echo can have: as it is, percent-encoded,
 * escaped for JSON or for XML, or cut off at the end of the text.
 */
export function createRedactor(apiKey: string): Redactor {
  const spellings = spellingsOf(apiKey);
  return (text) =>
    withoutTrace(
      spellings.reduce((rest, spelling) => rest.replaceAll(spelling, REDACTED), text),
      spellings,
    );
}

function spellingsOf(apiKey: string): string[] {
  const json = JSON.stringify(apiKey).slice(1, -1);
  const ascii = json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const markup = apiKey.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const percent = encodeURIComponent(apiKey.toWellFormed());
  const spellings = [
    apiKey,
    json,
    json.replaceAll("/", "\\/"),
    ascii,
    ascii.replaceAll("/", "\\/"),
    markup,
    markup.replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
    markup.replaceAll('"', "&quot;").replaceAll("'", "&#039;"),
    percent,
    percent.replace(/%../g, (code) => code.toLowerCase()),
    new URLSearchParams({ "": apiKey }).toString().slice(1),
  ];
  return [...new Set(spellings)].sort((a, b) => b.length - a.length);
}

function withoutTrace(text: string, spellings: readonly string[]): string {
  const longest = Math.max(...spellings.map((spelling) => traceLength(text, spelling)));
  return longest > 0 ? text.slice(0, -longest) + REDACTED : text;
}

/** How much of the beginning of a spelling the text ends with; 0 for too little to matter. */
function traceLength(text: string, spelling: string): number {
  for (let length = spelling.length - 1; length >= SHORTEST_TRACE; length--) {
    if (text.endsWith(spelling.slice(0, length))) return length;
  }
  return 0;
}

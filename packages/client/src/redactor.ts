/** The text in place of the API key. */
export const REDACTED = "[API key]";

/** Takes the API key out of a text that came from outside. */
export type Redactor = (text: string) => string;

/** A cut-off answer can end in the middle of the key; fewer characters than this give nothing away. */
const MIN_TRACE_LENGTH = 6;

/** A piece of the key that an answer holds without the rest of it is taken out from this length on. */
const MIN_PIECE_LENGTH = 11;
/** A piece of that length has one of these windows whole, since they begin every fourth character. */
const WINDOW = 8;
const STRIDE = 4;

/**
 * A function that replaces the key in a text, in each spelling that an echo was seen to have and in upper and lower
 * case: as it is, percent-encoded once or twice or all of it, escaped for JSON, XML or HTML, in base64 or hexadecimal, cut off at the end of the
 * text, or a piece of at least 11 characters. What a server makes of it beyond that is not found.
 */
export function createRedactor(apiKey: string): Redactor {
  const spellings = spellingsOf(apiKey);
  const patterns = spellings.map((spelling) => new RegExp(spelling.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "gi"));
  return (text) =>
    withoutPieces(
      withoutTrace(
        patterns.reduce((rest, pattern) => rest.replace(pattern, REDACTED), text),
        spellings,
      ),
      apiKey,
    );
}

/** Without pieces of the key, such as the middle of it in a shortened log line. */
function withoutPieces(text: string, apiKey: string): string {
  if (apiKey.length < MIN_PIECE_LENGTH) return text;
  let [haystack, needle] = [text.toLowerCase(), apiKey.toLowerCase()];
  // Some letters change their length with their case, and with it every place behind them.
  if (haystack.length !== text.length || needle.length !== apiKey.length) [haystack, needle] = [text, apiKey];
  const pieces: [start: number, end: number][] = [];
  for (let offset = 0; offset + WINDOW <= needle.length; offset += STRIDE) {
    const part = needle.slice(offset, offset + WINDOW);
    for (let found = haystack.indexOf(part); found >= 0; found = haystack.indexOf(part, found + WINDOW)) {
      let [start, end] = [found, found + WINDOW];
      while (start > 0 && offset + start - found > 0 && haystack[start - 1] === needle[offset + start - found - 1])
        start--;
      while (end < haystack.length && haystack[end] === needle[offset + end - found]) end++;
      if (end - start >= MIN_PIECE_LENGTH) pieces.push([start, end]);
    }
  }
  let rest = "";
  let done = 0;
  for (const [start, end] of pieces.toSorted(([one], [other]) => one - other)) {
    if (start >= done) rest += text.slice(done, start) + REDACTED;
    done = Math.max(done, end);
  }
  return rest + text.slice(done);
}

function spellingsOf(apiKey: string): string[] {
  const json = JSON.stringify(apiKey).slice(1, -1);
  const ascii = json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const markup = apiKey.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const percent = encodeURIComponent(apiKey.toWellFormed());
  const bytes = new TextEncoder().encode(apiKey);
  const base64 = btoa(String.fromCharCode(...bytes));
  const hexadecimal = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
  const codes = Array.from({ length: apiKey.length }, (_, index) => apiKey.charCodeAt(index));
  const spellings = [
    base64,
    base64.replace(/=+$/, ""),
    base64.replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_"),
    hexadecimal.join(""),
    hexadecimal.map((byte) => `%${byte}`).join(""),
    encodeURIComponent(percent),
    codes.map((code) => `\\u${code.toString(16).padStart(4, "0")}`).join(""),
    codes.map((code) => `&#${code};`).join(""),
    codes.map((code) => `&#x${code.toString(16)};`).join(""),
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

/** The length of the beginning of a spelling that the text ends with; 0 for too little to matter. */
function traceLength(text: string, spelling: string): number {
  for (let length = spelling.length - 1; length >= MIN_TRACE_LENGTH; length--) {
    if (text.endsWith(spelling.slice(0, length))) return length;
  }
  return 0;
}

/**
 * The part of an unforeseen error that may be written: its name and where it happened. Its message may hold a text, a
 * number or an address with the key in it, and a path the name of the person.
 */
export function errorPlace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? "").split("\n").flatMap((line) => FRAME.exec(line)?.groups?.["place"] ?? []);
  return [KNOWN_NAMES.has(error.name) ? error.name : "Error", ...places.slice(0, MAX_FRAMES)].join(" < ");
}

const MAX_FRAMES = 6;
/** A line of a stack, of which only the file's own name and the position count: `main.js:12:3`. */
const FRAME = /^ {4}at .*?(?<place>[\w.-]+\.[cm]?[jt]s:\d+:\d+)\)?$/;
/** The names of the language and of our own errors; another one could be anything. */
const KNOWN_NAMES = new Set([
  "Error",
  "TypeError",
  "RangeError",
  "ReferenceError",
  "SyntaxError",
  "AggregateError",
  "AbortError",
  "TimeoutError",
  "DatabaseError",
  "VaultError",
]);

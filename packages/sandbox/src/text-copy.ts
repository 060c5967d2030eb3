/**
 * Copies a text, so that it shares no memory with a longer one that it was cut out of: a slice of a few characters
 * keeps the whole body of a request alive.
 */
export function copyOf(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}

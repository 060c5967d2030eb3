import { Buffer } from "node:buffer";

/** The bytes of a line without its line feed; undefined for one that is longer than the limit. */
export type ByteLine = Uint8Array | undefined;

/** Cuts a stream into lines as it arrives, and keeps no more of it than the line that has not ended yet. */
export interface LineSplitter {
  /** The lines that end in this chunk. */
  push(chunk: Uint8Array): ByteLine[];
  /** The last line, when no line feed ended it. */
  end(): ByteLine[];
}

/** @param limit bytes of the longest line that is kept */
export function splitLines(limit: number): LineSplitter {
  let pieces: Uint8Array[] = [];
  let length = 0;
  const add = (piece: Uint8Array): void => {
    length += piece.length;
    if (length <= limit) pieces.push(piece);
    else pieces = [];
  };
  const take = (): ByteLine => {
    const line = length > limit ? undefined : Buffer.concat(pieces);
    pieces = [];
    length = 0;
    return line;
  };
  return {
    push(chunk) {
      const lines: ByteLine[] = [];
      let start = 0;
      for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
        add(chunk.subarray(start, end));
        lines.push(take());
        start = end + 1;
      }
      add(chunk.subarray(start));
      return lines;
    },
    end: () => (length > 0 ? [take()] : []),
  };
}

import type { Writable } from "node:stream";

/** A stream that may be a terminal. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Columns of a terminal; 80 where it does not say, as some do with 0. */
export function columnsOfTerminal({ columns }: OutputStream): number {
  return columns || 80;
}

/** Writes and waits until it is taken; false when whoever read has left (`| head`). */
export type Write = (text: string) => Promise<boolean>;

const READER_LEFT = ["EPIPE", "ERR_STREAM_DESTROYED", "EOF"];

export function writerFor(stream: OutputStream): Write {
  // Each write reports the failure; without a listener it would end the process.
  stream.on("error", () => {});
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error: NodeJS.ErrnoException | null | undefined) => {
        if (!error) resolve(true);
        else if (READER_LEFT.includes(error.code ?? "")) resolve(false);
        else reject(new Error(`Cannot write: ${error.message}`, { cause: error }));
      });
    });
}

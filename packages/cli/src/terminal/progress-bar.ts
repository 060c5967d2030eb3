import { amount } from "./amounts.ts";
import { columnsOfTerminal, type OutputStream } from "./text-output.ts";

/** Shows on a terminal how far a long reading is. */
export interface ProgressBar {
  update(bytes: number, texts: number): void;
  /** Takes it away, so that something else can be written. */
  clear(): void;
}

/** Milliseconds between two pictures; also before the first, so that what is quick shows none. */
const INTERVAL = 100;
const BAR = 24;

/**
 * A bar on the last line of a terminal, made of nothing but carriage returns; silent on any other stream.
 *
 * @param size bytes in all; where they are not known, only texts are counted
 * @param now the clock, in milliseconds
 */
export function progressBar(stream: OutputStream, size: number | undefined, now: () => number): ProgressBar {
  let drawnAt = now();
  let shown = 0;
  const clear = (): void => {
    if (shown > 0) stream.write(`\r${" ".repeat(shown)}\r`);
    shown = 0;
  };
  return {
    clear,
    update(bytes, texts) {
      if (!stream.isTTY || now() - drawnAt < INTERVAL) return;
      drawnAt = now();
      // A line that fills the terminal would wrap.
      const picture = (size ? drawBar(Math.min(bytes / size, 1)) : "").concat(amount(texts, "text"));
      const line = picture.slice(0, columnsOfTerminal(stream) - 1);
      stream.write(`\r${line.padEnd(shown)}`);
      shown = line.length;
    },
  };
}

function drawBar(share: number): string {
  const full = Math.round(share * BAR);
  return `${"█".repeat(full)}${"░".repeat(BAR - full)} ${String(Math.floor(share * 100)).padStart(3)} %  `;
}

import type { InputStream } from "./terminal/text-input.ts";
import type { OutputStream } from "./terminal/text-output.ts";

/** The process that the command runs in, as the command sees it. */
export interface CommandHost {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** The package's. */
  readonly version: string;
  /** A clock in milliseconds. */
  readonly now: () => number;
  /** Has this called when the person stops the command; it ends right after. */
  readonly onInterrupt: (onStop: () => void) => void;
}

/** 0: every text can be sent as it is. 1: one cannot. 2: the command or its input makes no sense. */
export type ExitStatus = 0 | 1 | 2;

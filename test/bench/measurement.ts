/** Something measured, beside what it has to reach where that is decided. */
export interface Measurement {
  readonly what: string;
  readonly measured: string;
  /** The limit, as the page shows it: `≤ 1.2x`. */
  readonly limit?: string;
  /** Whether it reaches that. A figure without a limit has none to miss. */
  readonly reached?: boolean;
}

/** Whether a figure has a limit and misses it. */
export const isMissed = ({ reached }: Measurement): boolean => reached === false;

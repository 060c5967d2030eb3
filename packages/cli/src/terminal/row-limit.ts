import { formatCount } from "./amounts.ts";

/** Rows that a table of the report shows at most; `--json` has all. */
export const ROWS = 20;

/** Says how many rows are not shown; nothing when all are. */
export function restOfRows(count: number): string[] {
  return count > ROWS ? [`  … and ${formatCount(count - ROWS)} more: --json has all`] : [];
}

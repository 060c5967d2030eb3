import type { Snapshot } from "../../draft/draft-store.ts";
import type { ListWork } from "./list-work.ts";

/** Rows looked at for one press of a button that searches. */
const MAX_SEARCHED = 3000;

/**
 * Shows the next row that has replaced characters, or nothing in a column that the text uses. Loads with the first press
 * of a button that searches.
 *
 * @returns whether there is one
 */
export function showNext(work: ListWork, snapshot: Snapshot, what: "replaced" | "empty"): boolean {
  const { ready, position, counted } = work;
  const isMeant = (row: number): boolean =>
    what === "replaced" ? work.fill(row, snapshot).analysis.replacements.length > 0 : counted?.empty.has(row) === true;
  const searched = Math.min(ready.length, MAX_SEARCHED);
  const steps = Array.from({ length: searched }, (_, index) => index + 1);
  const step = steps.find((each) => isMeant(ready[(position + each) % ready.length] ?? 0));
  if (step !== undefined) work.move(step);
  return step !== undefined;
}

import type { ListReference, PeopleList } from "../../draft/people-list.ts";
import { pageSlices } from "../../view/page-slices.ts";

/** Rows between two pauses. */
const SLICE = 1000;

/** FNV-1a with a second, differently seeded half: enough to tell one's own lists apart, and 5 MB take some 20 ms. */
class Fingerprint {
  #one = 0x811c9dc5;
  #two = 0x1000193;

  add(cells: readonly string[]): void {
    for (const cell of cells) {
      for (let i = 0; i < cell.length; i++) {
        const unit = cell.charCodeAt(i);
        this.#one = Math.imul(this.#one ^ unit, 0x01000193);
        this.#two = Math.imul(this.#two ^ unit, 0x85ebca6b);
      }
      // So that two cells are not one longer one.
      this.#one = Math.imul(this.#one ^ 0x1f, 0x01000193);
    }
  }

  toString(): string {
    return (this.#one >>> 0).toString(36) + (this.#two >>> 0).toString(36);
  }
}

/**
 * The reference that a draft has in place of a list: the same list, given again, has the same reference. Does not hold
 * up the page.
 */
export async function referenceTo({ columns, rows }: PeopleList): Promise<ListReference> {
  const fingerprint = new Fingerprint();
  const pause = pageSlices();
  fingerprint.add(columns);
  for (const [index, row] of rows.entries()) {
    fingerprint.add(row);
    if (index % SLICE === SLICE - 1) await pause();
  }
  return { columns: [...columns], rowCount: rows.length, listId: String(fingerprint) };
}

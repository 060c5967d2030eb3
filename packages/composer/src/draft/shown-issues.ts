import type { Issue } from "@sms-composer/core";
import type { DraftStore, Snapshot } from "./draft-store.ts";
import { isUnchecked } from "./recipient-list.ts";

/** What stands in the way, as the fields show it. Every field asks at every drawing; it is worked out once for each change. */
export class ShownIssues {
  #store: DraftStore;
  #known: { readonly snapshot: Snapshot; readonly basis: string; readonly issues: readonly Issue[] } | undefined;

  constructor(store: DraftStore) {
    this.#store = store;
  }

  /** @param isAttempted also what is missing, and what is in the past `now` */
  read(now: Date, maxRecipients: number, isAttempted: boolean): readonly Issue[] {
    const { snapshot } = this.#store;
    // A moment that is chosen passes while nothing is changed.
    const basis = `${maxRecipients} ${isAttempted && Math.floor(now.getTime() / 60_000)}`;
    if (this.#known?.snapshot !== snapshot || this.#known.basis !== basis) {
      const issues = isAttempted ? this.#store.issues(now, maxRecipients) : this.#store.liveIssues(maxRecipients);
      // A number that is not checked yet is not called wrong: the parser, which takes more spellings, is on its way.
      const isPending = snapshot.recipients.entries.some(isUnchecked);
      const shown = isPending ? issues.filter(({ code }) => code !== "invalid-recipients") : issues;
      this.#known = { snapshot, basis, issues: shown };
    }
    return this.#known.issues;
  }
}

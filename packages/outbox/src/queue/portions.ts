import { requestsOf } from "../machine/request-sizes.ts";
import type { Entry, EntryGroup } from "./entry-reading.ts";

/** The content of one request. */
export interface Portion {
  readonly common: EntryGroup["common"];
  readonly entries: readonly Entry[];
}

/** The requests in which groups leave, of at most 500 entries each, always the same for the same groups. */
export const portionsOf = (groups: readonly EntryGroup[]): Portion[] =>
  groups.flatMap(({ common, entries }) =>
    requestsOf(entries, ({ recipient }) => recipient).map((some) => ({ common, entries: some })),
  );

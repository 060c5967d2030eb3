import type { DraftOptions } from "./draft-options.ts";
import { keyOf, type Recipient, type RecipientList } from "./recipient-list.ts";

/** Without what is not set: the shape that a host saves, and that `toWire` takes. */
export function compact<T extends object>(object: T): T {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined && value !== "" && value !== false),
  ) as T;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const settings = (options: DraftOptions): unknown => Object.entries(compact(options)).sort();

/** Whether both say the same: two dates of the same time are equal, and what is not set is not there. */
export const hasSameOptions = (a: DraftOptions, b: DraftOptions): boolean => isSame(settings(a), settings(b));

/** Whether both have the same numbers in the same order, however they are checked. */
export const hasSameNumbers = (a: RecipientList, b: RecipientList): boolean =>
  a === b ||
  (a.entries.length === b.entries.length &&
    // Both have as many.
    a.entries.every((entry, at) => keyOf(entry) === keyOf(b.entries[at] as Recipient)));

/** The content of a draft; `idempotencyKey` when it is one that was kept. */
export interface DraftContent {
  readonly message: string;
  readonly recipients: RecipientList;
  readonly options: DraftOptions;
  readonly idempotencyKey?: string | undefined;
}

/** Whether both say the same, so that putting one in place of the other is no edit. */
export const isSameContent = (a: DraftContent, b: DraftContent): boolean =>
  a.message === b.message && hasSameOptions(a.options, b.options) && hasSameNumbers(a.recipients, b.recipients);

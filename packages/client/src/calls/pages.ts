import type { CallOptions } from "../client-options.ts";
import { ApiError } from "../errors.ts";

/** One page of a list. */
export interface Page<Item> {
  /** The number of the page, from 1. */
  readonly number: number;
  readonly items: readonly Item[];
}

/** The codes by which the API says that a page is not there. */
const NOT_FOUND: readonly unknown[] = [4, 404];

/**
 * Pages of one list: 200,000 contacts. An API that takes no notice of the page that is asked for, and writes the time
 * into each answer, would be read for ever.
 */
const MAX_PAGES = 10_000;

/** Options of a call that reads page after page. */
export interface PagedCallOptions<Item> extends CallOptions {
  /** Called with the entries of each page as it arrives. What it throws ends the call, which rejects with it. */
  readonly onPage?: (items: readonly Item[]) => void;
}

/**
 * Reads all pages of a list, one request after the other. The vendor leaves open whether `total` counts pages or entries,
 * so the end is a page that is empty or not there, or one that comes instead of the one that was asked for: by its
 * number, or since it is the first or the last one over again.
 *
 * @param read reads one page; the first one without its number, since not every call takes one
 */
export async function allPages<Item>(
  read: (page?: number) => Promise<Page<Item>>,
  onPage?: (items: readonly Item[]) => void,
): Promise<readonly Item[]> {
  const first = await read();
  const all = [...first.items];
  if (all.length === 0) return all;
  onPage?.(first.items);
  const begin = JSON.stringify(first.items);
  let before = begin;
  for (let number = first.number + 1; number < first.number + MAX_PAGES; number++) {
    const page = await read(number).catch(withoutPage);
    if (!page || page.items.length === 0 || page.number !== number) return all;
    const content = JSON.stringify(page.items);
    if (content === begin || content === before) return all;
    before = content;
    all.push(...page.items);
    onPage?.(page.items);
  }
  return all;
}

function withoutPage(error: unknown): undefined {
  if (!(error instanceof ApiError && NOT_FOUND.includes(error.code))) throw error;
}

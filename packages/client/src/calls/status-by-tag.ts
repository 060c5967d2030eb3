import * as z from "zod/mini";
import { ApiError } from "../errors.ts";
import { number, unread } from "../wire-value.ts";
import type { Call } from "./define-call.ts";
import { defineCall } from "./define-call.ts";
import type { Delivery } from "./delivery-status.ts";
import { CODES_OF_STATUS, delivery } from "./delivery-status.ts";

interface Page {
  readonly number: number;
  readonly deliveries: readonly Delivery[];
}

const statusPage = defineCall({
  name: "statusByTag",
  method: "GET",
  path: "/bulk-status-by-tag",
  isRead: true,
  codes: CODES_OF_STATUS,
  parameters: ({ tag, page }: { readonly tag: string; readonly page?: number }) => ({
    tag,
    ...(page !== undefined && { page }),
  }),
  answer: z.pipe(
    z.object({ currentPage: number, total: unread, StatutResponse_List: z.array(delivery) }),
    z.transform(({ currentPage, StatutResponse_List }): Page => ({
      number: currentPage,
      deliveries: StatutResponse_List,
    })),
  ),
});

/**
 * Reads all pages, one request after the other. The vendor leaves open whether `total` counts pages or deliveries, so the
 * end is a page that is empty or not there, or one that comes instead of the one that was asked for.
 */
export const statusByTag: Call<string, readonly Delivery[]> = async (settings, tag, options) => {
  const { number: first, deliveries } = await statusPage(settings, { tag }, options);
  const all = [...deliveries];
  if (all.length === 0) return all;
  for (let wanted = first + 1; ; wanted++) {
    const page = await statusPage(settings, { tag, page: wanted }, options).catch(noPage);
    if (!page || page.deliveries.length === 0 || page.number !== wanted) return all;
    all.push(...page.deliveries);
  }
};

function noPage(error: unknown): undefined {
  if (!(error instanceof ApiError && error.codeName === "message-not-found")) throw error;
}

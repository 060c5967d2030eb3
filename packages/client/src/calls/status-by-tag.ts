import * as z from "zod/mini";
import { number, unread } from "../wire-value.ts";
import type { Call } from "./define-call.ts";
import { defineCall } from "./define-call.ts";
import type { Delivery } from "./delivery-status.ts";
import { CODES_OF_STATUS, delivery } from "./delivery-status.ts";
import { allPages } from "./pages.ts";
import type { Page } from "./pages.ts";

const statusPage = defineCall({
  name: "statusByTag",
  method: "GET",
  path: "/bulk-status-by-tag",
  isRead: true,
  codes: CODES_OF_STATUS,
  parameters: ({ tag, page }: { readonly tag: string; readonly page: number | undefined }) => ({
    tag,
    ...(page !== undefined && { page }),
  }),
  answer: z.pipe(
    z.object({ currentPage: number, total: unread, StatutResponse_List: z.array(delivery) }),
    z.transform(({ currentPage, StatutResponse_List }): Page<Delivery> => ({
      number: currentPage,
      items: StatutResponse_List,
    })),
  ),
});

export const statusByTag: Call<string, readonly Delivery[]> = (settings, tag, options) =>
  allPages((page) => statusPage(settings, { tag, page }, options));

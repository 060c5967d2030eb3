import * as z from "zod/mini";
import { performCall } from "../call.ts";
import type { CallOptions, Settings } from "../client-options.ts";
import type { Endpoint } from "../endpoint.ts";
import { ApiError } from "../errors.ts";
import { figure, readBy } from "../wire-value.ts";
import { ACCEPTANCE } from "./acceptance.ts";
import type { Delivery } from "./delivery-status.ts";
import { delivery, DELIVERY_LAYOUT, STATUS_CODE_NAMES } from "./delivery-status.ts";

const MESSAGE_NOT_FOUND = 4;

interface Page {
  readonly number: number;
  readonly deliveries: readonly Delivery[];
}

const endpoint: Endpoint<Page> = {
  call: "statusByTag",
  method: "GET",
  path: "/bulk-status-by-tag",
  isRead: true,
  layout: { ...ACCEPTANCE, currentPage: "value", total: "value", StatutResponse_List: { listOf: DELIVERY_LAYOUT } },
  codeNames: STATUS_CODE_NAMES,
  read: readBy(
    z.pipe(
      z.object({ currentPage: figure, total: figure, StatutResponse_List: z.array(delivery) }),
      z.transform(({ currentPage, StatutResponse_List }): Page => ({
        number: currentPage,
        deliveries: StatutResponse_List,
      })),
    ),
  ),
};

/**
 * All pages, one request after the other. The vendor leaves open whether `total` counts pages or deliveries, so the
 * end is a page that is empty or not there, or one that comes instead of the one that was asked for.
 */
export async function statusByTag(
  settings: Settings,
  tag: string,
  options?: CallOptions,
): Promise<readonly Delivery[]> {
  const { number: first, deliveries } = await performCall(settings, endpoint, { tag }, options);
  const all = [...deliveries];
  if (all.length === 0) return all;
  for (let number = first + 1; ; number++) {
    const page = await performCall(settings, endpoint, { tag, page: number }, options).catch(noPage);
    if (!page || page.deliveries.length === 0 || page.number !== number) return all;
    all.push(...page.deliveries);
  }
}

function noPage(error: unknown): undefined {
  if (!(error instanceof ApiError && error.code === MESSAGE_NOT_FOUND)) throw error;
}

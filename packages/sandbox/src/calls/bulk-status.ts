import type { Delivery } from "../platform/message.ts";
import type { Platform } from "../platform/platform.ts";
import { textOf, wholeNumberOf } from "../wire/parameters.ts";
import { toUnixTime } from "../time/time-format.ts";
import type { Call } from "./call.ts";

/** Statuses on one page of a tag's. */
const PAGE = 100;

function statusIn({ stops }: Platform) {
  return ({ number, status, statusAt }: Delivery): Readonly<Record<string, unknown>> => ({
    phoneNumber: number,
    status,
    stopSMS: stops.has(number),
    date: toUnixTime(statusAt),
  });
}

/** GET /bulk-status: what became of one send, number by number. */
export const bulkStatus: Call = {
  name: "bulk-status",
  method: "GET",
  run(parameters, platform) {
    if (textOf(parameters, "messageId") === undefined) return { code: 3 };
    const message = platform.messages.byId(wholeNumberOf(parameters, "messageId") ?? -1);
    if (!message) return { code: 4 };
    return {
      body: {
        success: true,
        code: 200,
        message_id: String(message.id),
        StatutResponse_List: message.deliveries.map(statusIn(platform)),
      },
    };
  },
};

/** GET /bulk-status-by-tag: what became of all sends of a tag, number by number, a page at a time (`page`, from 1). */
export const bulkStatusByTag: Call = {
  name: "bulk-status-by-tag",
  method: "GET",
  run(parameters, platform) {
    const tag = textOf(parameters, "tag");
    if (tag === undefined) {
      return { code: 9, fields: [{ element: "tag", code: 9, say: (texts) => texts.tagRequired }] };
    }
    const deliveries = platform.messages.withTag(tag).flatMap(({ deliveries: ofMessage }) => ofMessage);
    if (deliveries.length === 0) return { code: 4 };
    const page = Math.max(wholeNumberOf(parameters, "page") ?? 1, 1);
    return {
      body: {
        success: true,
        code: 200,
        currentPage: page,
        total: deliveries.length,
        StatutResponse_List: deliveries.slice((page - 1) * PAGE, page * PAGE).map(statusIn(platform)),
      },
    };
  },
};

import { findDelivery } from "./delivery-search.ts";
import { toNumber } from "../platform/money.ts";
import { textOf, wholeNumberOf, type Parameters } from "../wire/parameters.ts";
import { isRefusal } from "../wire/refusal.ts";
import { toUnixTime } from "../time/time-format.ts";
import { textOfCode } from "../languages/languages.ts";
import type { Call } from "./call.ts";

const MAX_ITEMS = 500;

/** POST /multi-status: what became of several sends, each to one number. */
export const multiStatus: Call = {
  name: "multi-status",
  method: "POST",
  run(parameters, platform, texts) {
    const list = parameters["SMSStatut_List"];
    if (!Array.isArray(list) || list.length === 0) return { code: 3 };
    if (list.length > MAX_ITEMS) return { code: 50 };
    const answers = list.map((item: unknown) => {
      const asked = typeof item === "object" && item !== null ? (item as Parameters) : {};
      const found = findDelivery(asked, platform);
      if (isRefusal(found)) {
        return {
          success: false,
          code: found.code,
          phoneNumber: textOf(asked, "phoneNumber") ?? "",
          messageId: wholeNumberOf(asked, "messageId") ?? 0,
          status: found.code === 4 ? texts.unknownNumber : textOfCode(found.code, texts),
        };
      }
      const { message, delivery } = found;
      return {
        success: true,
        code: 200,
        phoneNumber: delivery.number,
        messageId: message.id,
        status: delivery.status,
        date: toUnixTime(delivery.statusAt),
        stopSms: platform.stops.has(delivery.number) ? "1" : "0",
        isSpam: "0",
        cost: toNumber(delivery.cost),
        countryCode: delivery.country,
        currency: "EUR",
      };
    });
    return { body: { success: true, code: 200, StatutResponse_List: answers } };
  },
};

import { findDelivery } from "./delivery-search.ts";
import { toNumber } from "../platform/money.ts";
import { isRefusal } from "../wire/refusal.ts";
import { toApiTime, toUnixTime } from "../time/time-format.ts";
import type { Call } from "./call.ts";

/** GET /message-status: what became of one send to one number. */
export const messageStatus: Call = {
  name: "message-status",
  method: "GET",
  run(parameters, platform) {
    const found = findDelivery(parameters, platform);
    if (isRefusal(found)) return found;
    const { message, delivery } = found;
    return {
      body: {
        success: true,
        code: 200,
        number: delivery.number,
        messageId: String(message.id),
        stopSms: platform.stops.has(delivery.number),
        date: platform.dialect === "recorded" ? toUnixTime(delivery.statusAt) : toApiTime(delivery.statusAt),
        statut: delivery.status,
        cost: toNumber(delivery.cost),
        countryCode: delivery.country,
        currency: "EUR",
      },
    };
  },
};

import { amountOf, toDecimal } from "../platform/money.ts";
import type { Platform } from "../platform/platform.ts";
import { HLR_PRICE } from "../platform/prices.ts";
import type { Call } from "./call.ts";

/** GET /me: the account and its credits. */
export const me: Call = {
  name: "me",
  method: "GET",
  run(_parameters, platform) {
    const { balance } = platform.account;
    const french = platform.prices["FR"];
    const affordable = (price: number | string | undefined): number =>
      price === undefined ? 0 : Math.floor(balance / amountOf(price));
    return {
      body: {
        success: true,
        code: 200,
        user: {
          username: "sandbox@example.test",
          // An account without a name was recorded, and is what a program has to cope with.
          ...(platform.dialect === "documented" && { firstname: "Sandbox", lastname: "Account" }),
        },
        credits: {
          creditSms: affordable(french?.premium),
          creditSmsECO: affordable(french?.lowCost),
          creditHlr: affordable(HLR_PRICE),
          toSend: waiting(platform),
          balance: toDecimal(balance),
          currency: "EUR",
          solde: toDecimal(balance),
          // The older name; both are sent until the vendor drops it.
          creditSmsLowCost: affordable(french?.lowCost),
        },
      },
    };
  },
};

/** SMS of messages that are scheduled or held and have not gone yet. */
function waiting({ messages, clock }: Platform): number {
  return messages
    .all()
    .filter(({ deliverAt, cancelledAt, sandbox }) => deliverAt > clock.now() && cancelledAt === undefined && !sandbox)
    .flatMap(({ deliveries }) => deliveries)
    .reduce((sum, { content, stopped }) => sum + (stopped ? 0 : content.segments.length), 0);
}

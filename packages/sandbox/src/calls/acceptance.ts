import { forecastDelivery } from "@sms-composer/core/forecast";
import { dispatch, settle } from "../platform/delivery-lifecycle.ts";
import { costOf, scheduleOf, type Content, type Delivery, type Message } from "../platform/message.ts";
import { amountOf, toNumber, type Amount } from "../platform/money.ts";
import type { MobileNumber } from "../platform/phone-number.ts";
import type { Platform } from "../platform/platform.ts";
import { isRefusal, type Refusal } from "../wire/refusal.ts";
import type { SendOptions } from "../wire/send-options.ts";
import type { Answer } from "./call.ts";

/** A number and the text that is to go to it. */
export interface NewDelivery {
  readonly to: MobileNumber;
  readonly content: Content;
}

/** Price of one SMS to a country in a range; `undefined` when there is none. */
export function priceOf(platform: Platform, country: string, range: SendOptions["range"]): Amount | undefined {
  const price = Object.hasOwn(platform.prices, country) ? platform.prices[country]?.[range] : undefined;
  return price === undefined ? undefined : amountOf(price);
}

/** Refuses what the account is not allowed to do. */
export function refuseOptions(platform: Platform, options: SendOptions): Refusal | undefined {
  const { settings } = platform.account;
  if (options.range === "lowCost" && !settings.lowCost) return { code: 51 };
  if (options.sender !== undefined && settings.senders && !settings.senders.includes(options.sender)) {
    return { code: 992, fields: [{ element: "sender", code: 992, say: (texts) => texts[992] }] };
  }
  return undefined;
}

/**
 * Accepts a message: decides when it is sent, charges the account, stores it and dispatches it. Numbers on the STOP list
 * get nothing and cost nothing.
 */
export function accept(
  platform: Platform,
  options: SendOptions,
  newDeliveries: readonly NewDelivery[],
  commercial: boolean,
): Message | Refusal {
  const { account, clock, stops } = platform;
  const now = clock.now();
  const wanted = options.scheduledAt ?? now;
  const { deliveredAt, heldBecause } = forecastDelivery({ at: new Date(wanted), commercial });
  if (heldBecause && account.settings.commercialWindow === "refuse") return { code: heldBecause === "night" ? 22 : 23 };
  if (account.settings.queue === "down") return { code: 500 };

  const id = platform.nextMessageId;
  const deliverAt = deliveredAt.getTime();
  const deliveries = newDeliveries.map(({ to, content }): Delivery => {
    const stopped = stops.has(to.e164);
    const price = stopped ? 0 : (priceOf(platform, to.country, options.range) ?? 0);
    return {
      messageId: id,
      number: to.e164,
      country: to.country,
      content,
      cost: price * content.segments.length,
      status: stopped ? "Not delivered" : "Waiting",
      statusAt: now,
      stopped,
      ...(!stopped && !options.sandbox && { dueAt: deliverAt }),
    };
  });
  const cost = deliveries.reduce((sum, delivery) => sum + delivery.cost, 0);
  if (options.sandbox ? cost > account.balance : !account.charge(cost)) return { code: 11 };

  const { stop: _stop, unicode: _unicode, ...kept } = options;
  platform.nextMessageId = id + 1;
  const message: Message = {
    ...kept,
    id,
    createdAt: now,
    commercial,
    deliverAt,
    deliveries,
    ...(heldBecause && { heldBecause }),
  };
  platform.messages.add(message);
  dispatch(platform, message);
  settle(platform);
  platform.changes.changed();
  return message;
}

/** The answer to a send of one text, which each of its numbers gets, or the refusal instead of it. */
export function receiptOf(accepted: Message | Refusal, { segments }: Content): Answer | Refusal {
  if (isRefusal(accepted)) return accepted;
  return {
    messageId: accepted.id,
    body: {
      success: true,
      code: 200,
      message_id: accepted.id,
      nb_sms: segments.length,
      cost: toNumber(costOf(accepted)),
      currency: "EUR",
      ...scheduleOf(accepted),
    },
  };
}

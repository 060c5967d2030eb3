import { textOf, wholeNumberOf } from "../wire/parameters.ts";
import { readMobile } from "../platform/phone-number.ts";
import { shorten } from "../wire/send-options.ts";
import { toApiTime } from "../time/time-format.ts";
import type { Call } from "./call.ts";

/** GET /stop-sms/list: the numbers that do not want to hear from the account. */
export const stopList: Call = {
  name: "stop-sms/list",
  method: "GET",
  run(_parameters, { stops }) {
    const data = stops.all().map(({ id, number, createdAt }) => ({
      id,
      phoneNumber: number,
      createdAt: toApiTime(createdAt),
    }));
    return { body: { success: true, code: 200, nbData: data.length, data } };
  },
};

/** POST /stop-sms/add: puts a number on the list; its country does not matter. */
export const stopAdd: Call = {
  name: "stop-sms/add",
  method: "POST",
  run(parameters, { clock, stops, changes }) {
    const written = textOf(parameters, "phoneNumber");
    if (written === undefined) return { code: 2 };
    const number = readMobile(written.trim());
    if (!number) {
      const say = (texts: Parameters<Call["run"]>[2]): string => texts.invalidNumber(shorten(written));
      return { code: 9, fields: [{ element: "phoneNumber", code: 9, say }] };
    }
    const stop = stops.add(number.e164, clock.now());
    if (!stop) return { code: 15 };
    changes.changed();
    return { body: { success: true, code: 200, stopId: stop.id } };
  },
};

/** GET /stop-sms/delete: takes a number off the list. */
export const stopDelete: Call = {
  name: "stop-sms/delete",
  method: "GET",
  run(parameters, { stops, changes }) {
    if (!stops.remove(wholeNumberOf(parameters, "id") ?? -1)) return { code: 4, say: (texts) => texts.unknownStop };
    changes.changed();
    return { body: { success: true, code: 200 } };
  },
};

import { cancel } from "../platform/delivery-lifecycle.ts";
import { textOf, wholeNumberOf } from "../wire/parameters.ts";
import type { Call } from "./call.ts";

const LATEST = 5 * 60_000;

/** GET /message-cancel: takes back a send that is scheduled, until five minutes before its time. */
export const messageCancel: Call = {
  name: "message-cancel",
  method: "GET",
  run(parameters, platform, texts) {
    if (textOf(parameters, "messageId") === undefined) return { code: 3 };
    const message = platform.messages.byId(wholeNumberOf(parameters, "messageId") ?? -1);
    if (!message) return { code: 4 };
    const now = platform.clock.now();
    if (message.cancelledAt !== undefined) return { code: 5 };
    if (message.deliverAt <= now) return { code: 7 };
    if (message.deliverAt - now < LATEST) return { code: 6 };
    cancel(platform, message);
    return { body: { success: true, code: 200, message: texts.cancelled } };
  },
};

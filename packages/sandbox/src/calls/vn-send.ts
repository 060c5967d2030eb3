import { readMobile } from "../platform/phone-number.ts";
import { textOf } from "../wire/parameters.ts";
import { refuseFields, type FieldProblem } from "../wire/refusal.ts";
import { readSendOptions, shorten } from "../wire/send-options.ts";
import { invalidNumber } from "../wire/written-numbers.ts";
import { accept, priceOf, receiptOf } from "./acceptance.ts";
import type { Call } from "./call.ts";
import { compose } from "./composition.ts";

/** The parameters of `/send` that this call has too; it has no sender, range, time, STOP mention and Unicode mode. */
const SHARED = ["tag", "urlResponse", "urlDlr", "sandbox"] as const;

/** A number with its country's code and without its plus. */
const RENTED_NUMBER = /^[1-9]\d{6,14}$/;

/** POST /vn/send: one text from a rented number to one number, which can answer it. */
export const vnSend: Call = {
  name: "vn/send",
  method: "POST",
  run(parameters, platform) {
    const { settings } = platform.account;
    const problems: FieldProblem[] = [];
    const from = textOf(parameters, "from") ?? "";
    if (!RENTED_NUMBER.test(from)) problems.push(invalidNumber("from", from));
    const shared = Object.fromEntries(SHARED.map((name) => [name, parameters[name]]));
    const options = readSendOptions(shared, { ...settings, marketing: false }, platform.clock.now(), problems);
    const content = compose(textOf(parameters, "message"), options, "", problems);
    const written = textOf(parameters, "to");
    // What the page shows has no plus; with one it is taken too.
    const to = written && readMobile(/^[1-9]/.test(written) ? `+${written}` : written);
    if (written === undefined) problems.push({ element: "to", code: 2, say: (texts) => texts[2] });
    else if (!to) problems.push(invalidNumber("to", written));
    const refusal = refuseFields(problems);
    if (refusal || !content || !to) return refusal ?? { code: 43 };
    if (settings.rentedNumbers && !settings.rentedNumbers.includes(from)) {
      return { code: 9, fields: [{ element: "from", code: 9, say: (texts) => texts.notRented(shorten(from)) }] };
    }
    if (priceOf(platform, to.country, options.range) === undefined) return { code: 13 };
    if (platform.stops.has(to.e164)) return { code: 14 };
    return receiptOf(accept(platform, { ...options, sender: `+${from}` }, [{ to, content }], false), content);
  },
};

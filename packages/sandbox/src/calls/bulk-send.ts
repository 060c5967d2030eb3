import { accept, priceOf, refuseOptions, type NewDelivery } from "./acceptance.ts";
import { compose, isCommercial } from "./composition.ts";
import { costOf, scheduleOf } from "../platform/message.ts";
import { toNumber } from "../platform/money.ts";
import { textOf, type Parameters } from "../wire/parameters.ts";
import { readMobile } from "../platform/phone-number.ts";
import type { Platform } from "../platform/platform.ts";
import { isRefusal, refuseFields, type FieldProblem, type Refusal } from "../wire/refusal.ts";
import { readSendOptions, shorten, type SendOptions } from "../wire/send-options.ts";
import { textOfCode, type Texts } from "../languages/languages.ts";
import type { Call } from "./call.ts";
import { invalidNumber, MAX_NUMBERS } from "../wire/written-numbers.ts";

/** The result for one item of the list. */
type Item = NewDelivery | { readonly written: string; readonly refusal: Refusal };

/** POST /bulk-send: a text of its own to each of up to 500 numbers. An item that is refused does not stop the others. */
export const bulkSend: Call = {
  name: "bulk-send",
  method: "POST",
  run(parameters, platform, texts) {
    const { settings } = platform.account;
    const problems: FieldProblem[] = [];
    const list = readList(parameters, problems);
    const options = readSendOptions(parameters, settings, platform.clock.now(), problems);
    const refusal = refuseFields(problems) ?? refuseOptions(platform, options);
    if (refusal) return refusal;

    const items = list.map((item) => readItem(item, options, platform));
    const newDeliveries = items.filter((item): item is NewDelivery => !("refusal" in item));
    if (newDeliveries.length === 0) {
      return { body: { success: false, code: 55, message: texts[55], SMSResponse_List: items.map(refused(texts)) } };
    }
    const commercial = newDeliveries.some(({ content }) => isCommercial(content, options));
    const message = accept(platform, options, newDeliveries, commercial);
    if (isRefusal(message)) return message;

    let next = 0;
    const answers = items.map((item) => {
      if ("refusal" in item) return refused(texts)(item);
      const cost = message.deliveries[next++]?.cost ?? 0;
      return {
        success: true,
        code: 200,
        nbSms: item.content.segments.length,
        cost: toNumber(cost),
        phoneNumber: item.to.e164,
      };
    });
    return {
      messageId: message.id,
      body: {
        success: true,
        code: 200,
        message_id: message.id,
        currency: "EUR",
        cost: toNumber(costOf(message)),
        nbSMS: newDeliveries.reduce((sum, { content }) => sum + content.segments.length, 0),
        SMSResponse_List: answers,
        ...scheduleOf(message),
      },
    };
  },
};

function readList(parameters: Parameters, problems: FieldProblem[]): readonly Parameters[] {
  const list = parameters["SMSList"];
  if (!Array.isArray(list) || list.length === 0) {
    problems.push({ element: "SMSList", code: 55, say: (texts) => texts[55] });
    return [];
  }
  if (list.length > MAX_NUMBERS) problems.push({ element: "SMSList", code: 50, say: (texts) => texts[50] });
  return list.map((item: unknown) => (typeof item === "object" && item !== null ? (item as Parameters) : {}));
}

function readItem(item: Parameters, options: SendOptions, platform: Platform): Item {
  const written = textOf(item, "phoneNumber") ?? "";
  const problems: FieldProblem[] = [];
  const content = compose(textOf(item, "message"), options, platform.account.settings.stopMention, problems);
  const to = readMobile(written.trim());
  if (written === "") problems.push({ element: "phoneNumber", code: 2, say: (texts) => texts[2] });
  else if (!to) problems.push(invalidNumber("phoneNumber", written));
  const refusal = refuseFields(problems);
  if (refusal || !content || !to) return { written, refusal: refusal ?? { code: 43 } };
  if (priceOf(platform, to.country, options.range) === undefined) return { written, refusal: { code: 13 } };
  if (platform.stops.has(to.e164)) return { written, refusal: { code: 14 } };
  return { to, content };
}

function refused(texts: Texts) {
  return (item: Item): Readonly<Record<string, unknown>> => {
    if (!("refusal" in item)) return {};
    const { code, fields } = item.refusal;
    return {
      success: false,
      code,
      nbSms: 0,
      cost: 0,
      phoneNumber: shorten(item.written),
      message: fields?.map(({ say }) => say(texts)).join(" ") ?? textOfCode(code, texts),
    };
  };
}

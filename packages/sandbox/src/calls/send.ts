import { accept, priceOf, receiptOf, refuseOptions, type NewDelivery } from "./acceptance.ts";
import { compose, isCommercial } from "./composition.ts";
import { textOf, type Parameters } from "../wire/parameters.ts";
import type { Platform } from "../platform/platform.ts";
import { readMobile, type MobileNumber } from "../platform/phone-number.ts";
import { refuseFields, type FieldProblem, type Refusal } from "../wire/refusal.ts";
import { readSendOptions } from "../wire/send-options.ts";
import type { Call } from "./call.ts";
import { invalidNumber, MAX_NUMBERS, splitNumbers } from "../wire/written-numbers.ts";

/** Problems of numbers that one answer lists. */
const LISTED_NUMBERS = 50;

/** POST /send: one text to up to 500 numbers. */
export const send: Call = {
  name: "send",
  method: "POST",
  run(parameters, platform) {
    const { settings } = platform.account;
    const optionProblems: FieldProblem[] = [];
    const options = readSendOptions(parameters, settings, platform.clock.now(), optionProblems);
    const problems: FieldProblem[] = [];
    const content = compose(textOf(parameters, "message"), options, settings.stopMention, problems);
    const numbers = readNumbers(parameters, problems);
    const refusal = refuseProblems([...problems, ...optionProblems], platform) ?? refuseOptions(platform, options);
    if (refusal || !content) return refusal ?? { code: 43 };

    const unpriced = numbers.find(({ country }) => priceOf(platform, country, options.range) === undefined);
    if (unpriced) return refuseNumber(13, unpriced);
    const [first] = numbers;
    if (first && numbers.every(({ e164 }) => platform.stops.has(e164))) return refuseNumber(14, first);

    const newDeliveries = numbers.map((to): NewDelivery => ({ to, content }));
    return receiptOf(accept(platform, options, newDeliveries, isCommercial(content, options)), content);
  },
};

function readNumbers(parameters: Parameters, problems: FieldProblem[]): readonly MobileNumber[] {
  const text = textOf(parameters, "phoneNumbers");
  if (text === undefined) {
    problems.push({ element: "phoneNumbers", code: 2, say: (texts) => texts[2] });
    return [];
  }
  const written = splitNumbers(text);
  if (written.length === 0) problems.push({ element: "phoneNumbers", code: 55, say: (texts) => texts[55] });
  if (written.length > MAX_NUMBERS) {
    problems.push({ element: "phoneNumbers", code: 50, say: (texts) => texts[50] });
    return [];
  }
  const read = written.map((number) => ({ number, mobile: readMobile(number) }));
  for (const { number } of read.filter(({ mobile }) => !mobile).slice(0, LISTED_NUMBERS)) {
    problems.push(invalidNumber("phoneNumbers", number));
  }
  return read.flatMap(({ mobile }) => mobile ?? []);
}

/**
 * Numbers that are none are refused by a list of their own, and the good ones of the request are not sent either: what
 * was recorded is a refusal without a `message_id`.
 */
function refuseProblems(problems: readonly FieldProblem[], { dialect }: Platform): Refusal | undefined {
  const notMobiles = problems.flatMap(({ notMobile }) => notMobile ?? []);
  const isNumbersOnly = notMobiles.length > 0 && notMobiles.length === problems.length;
  return dialect === "recorded" && isNumbersOnly ? { code: 55, notMobiles } : refuseFields(problems);
}

function refuseNumber(code: 13 | 14, { e164 }: MobileNumber): Refusal {
  return {
    code,
    fields: [{ element: "phoneNumbers", code, say: (texts) => `${texts[code]} (${e164})` }],
  };
}

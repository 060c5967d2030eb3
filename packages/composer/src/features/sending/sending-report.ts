import { html, nothing, type TemplateResult } from "lit";
import { forecastDelivery } from "@sms-composer/core/forecast";
import type { SendDraft } from "@sms-composer/core/requests";
import type { RefusalMessages } from "../../languages/en/refusals.ts";
import type { SendingMessages } from "../../languages/en/sending.ts";
import { money } from "../../languages/money-and-moments.ts";
import { refusalSentence } from "./refusal-sentences.ts";
import { costs, creditWarning, inARow, sendLabel } from "./send-bar.ts";
import type { FootButton, SendBarModel, SendingReport } from "./send-bar-model.ts";
import type { Accepted, Refusal } from "./sending.ts";

type ReportMessages = SendingMessages & { readonly refusals: RefusalMessages };

/** Money in smaller differences than this, in the currency's unit, was rounded on the way. */
const ROUNDING = 0.005;

/** Loads when somebody is about to send: the element can be looked at without it. */
export const sendingReport = (sending: SendingMessages, refusals: RefusalMessages): SendingReport => {
  const words: ReportMessages = { ...sending, refusals };
  return {
    message: (view) => message(view, words),
    buttons: (view) => buttons(view, words),
    question: (view) => questionTexts(view, words).join(" "),
    outcome: (view) => outcomeTexts(view, words).join(" "),
  };
};

function message(view: SendBarModel, words: ReportMessages): TemplateResult | undefined {
  const { sending } = view;
  switch (sending.state) {
    case "writing":
      return undefined;
    case "confirming":
      return question(view, words);
    case "sending": {
      const { done = 0, total = 1 } = sending.progress ?? {};
      return html`<p><b>${words.sending}</b>
        ${total > 1 ? html`<progress part="progress" aria-label=${words.sending} max=${total} .value=${done}></progress>` : nothing}
      </p>`;
    }
    case "held":
      return html`<p><b>${words.held}</b></p>`;
    case "sent":
      return html`${receipt(view, words)} ${differences(view, words).map((text) => html`<p class="warning">${text}</p>`)}`;
    case "not-sent":
    case "partly-sent":
    case "unknown":
      return html`${receipt(view, words)}
        <p class=${sending.state === "unknown" ? "warning" : "error"} part="refusal">
          ${outcomeSentences(view, words).join(" ")} ${detail(view, words)}
        </p>`;
  }
}

function questionTexts(view: SendBarModel, words: ReportMessages): string[] {
  const { snapshot, sending, sum } = view;
  const asked = {
    again: words.confirmAgain,
    braces: words.confirmBraces,
    large: words.confirmLarge(sum.recipients, sum.sms),
  }[sending.question ?? "large"];
  return [asked, ...costs(view, sum).filter(Boolean), held(words, snapshot.options, new Date())].filter(Boolean);
}

function question(view: SendBarModel, words: ReportMessages): TemplateResult {
  const [asked = "", ...rest] = questionTexts(view, words);
  return html`<p>${inARow(asked, rest)}</p>${creditWarning(view, view.sum)}`;
}

/** When a commercial message arrives that the law holds back; empty when it is not held. */
function held(
  words: ReportMessages,
  { stop, scheduledAt }: Pick<SendDraft, "stop" | "scheduledAt">,
  now: Date,
): string {
  if (!stop || (scheduledAt && Number.isNaN(scheduledAt.getTime()))) return "";
  const { deliveredAt, heldBecause } = forecastDelivery({ at: scheduledAt ?? now, commercial: true });
  return heldBecause ? words.arrivesHeld(deliveredAt, heldBecause) : "";
}

const smsOf = (accepted: readonly Accepted[]): number =>
  accepted.reduce(
    (sum, { request, receipt, sms }) => sum + (sms ?? (receipt?.segments ?? 0) * request.recipients.length),
    0,
  );
const costOf = (accepted: readonly Accepted[]): number =>
  accepted.reduce((sum, { receipt }) => sum + (receipt?.cost ?? 0), 0);

/** What the accepted requests come to, over all recipients, in the currency of the first: sent, or scheduled. */
function acceptance(
  { words: { formats } }: Pick<SendBarModel, "words">,
  words: ReportMessages,
  accepted: readonly Accepted[],
): string[] {
  const [first] = accepted;
  if (!first) return [];
  const { request, receipt } = first;
  const sms = smsOf(accepted);
  if (request.sandbox) return [words.tried(sms)];
  if (!receipt) return [words.found];
  const amount = money(formats, costOf(accepted), receipt.currency, true);
  const { scheduledAt } = receipt;
  const sent = scheduledAt ? words.scheduled(scheduledAt, sms, amount) : words.sent(sms, amount);
  const when = { ...(request.stop && { stop: true }), ...(scheduledAt && { scheduledAt }) };
  return [sent, held(words, when, new Date())].filter(Boolean);
}

/** The accepted requests: how many SMS, what they cost, and the ids by which the platform knows them. */
function receipt(view: SendBarModel, words: ReportMessages): TemplateResult | typeof nothing {
  const { accepted = [] } = view.sending;
  const [main, ...rest] = acceptance(view, words, accepted);
  if (main === undefined) return nothing;
  const ids = accepted.flatMap((each) => each.receipt?.messageId ?? []);
  const isReal = !accepted[0]?.request.sandbox && ids.length > 0;
  return html`
    <p class="good" part="receipt">
      <b>${main}</b> ${isReal ? words.messageIds(ids) : nothing} ${rest.join(" ")}
    </p>
    ${leftOut(view).map((text) => html`<p class="warning">${text}</p>`)}
  `;
}

/** Whom the page's backend left out. */
function leftOut({ words, sending: { accepted = [] } }: SendBarModel): string[] {
  const numbers = accepted.flatMap(({ optedOut = [] }) => optedOut);
  const names = `${numbers.slice(0, 3).join(", ")}${numbers.length > 3 ? "…" : ""}`;
  return numbers.length === 0 ? [] : [words.optedOutLeftOut(numbers.length, names)];
}

/** Where the platform counted or billed otherwise than was announced. */
function differences(view: SendBarModel, words: ReportMessages): string[] {
  const { accepted = [], announced } = view.sending;
  const receipts = accepted.flatMap((each) => each.receipt ?? []);
  const [first] = receipts;
  if (!announced || !first || accepted[0]?.request.sandbox) return [];
  const { formats } = view.words;
  const { cost } = announced;
  const amount = (value: number): string => money(formats, value, first.currency, true);
  const isList = accepted[0]?.sms !== undefined;
  const other = isList ? undefined : receipts.find(({ segments }) => segments !== announced.segments);
  return [
    other ? words.billedDiffers(other.segments, announced.segments) : "",
    cost !== undefined && first.currency === view.prices.currency && Math.abs(costOf(accepted) - cost) >= ROUNDING
      ? words.costDiffers(amount(costOf(accepted)), amount(cost))
      : "",
  ].filter(Boolean);
}

/** What is certain, and why, in the page's language. */
function outcomeSentences(view: SendBarModel, words: ReportMessages): string[] {
  const { sending } = view;
  const { state, refusal, interruption, doubt } = sending;
  const why = refusal && interruption !== "canceled" ? refusalSentence(words.refusals, refusal) : undefined;
  const reasons = interruption === "canceled" ? [words.canceled] : why === undefined ? [] : [why];
  if (state === "not-sent") return [words.notSent, ...reasons];
  if (state === "partly-sent") return [words.partlySent(view.sum.recipients), ...reasons];
  const next = !doubt?.canLookUp ? [] : [doubt.misses < 3 ? words.looking : words.notFound];
  return [words.unknown, ...reasons, ...next];
}

/** What the API says of fields that do not show; the others say it themselves. */
function fieldErrors(view: SendBarModel, { fieldErrors: errors = [] }: Refusal): string[] {
  const hidden = errors.filter(({ field }) => !field || !view.shows(field));
  return hidden.map((error) => error.message);
}

/** The API's own words and its code: not in the page's language, and for whoever looks for the cause. */
function detail(view: SendBarModel, words: ReportMessages): TemplateResult | typeof nothing {
  const { refusal } = view.sending;
  if (!refusal) return nothing;
  const { code, message: general } = refusal;
  const own = [general, ...fieldErrors(view, refusal)].filter(Boolean).join(" ");
  const number = typeof code === "number" ? ` (${words.code(code)})` : "";
  return html`${own ? html`<small lang="en">${own}</small>` : nothing}${number}`;
}

/** What is announced of an outcome. */
function outcomeTexts(view: SendBarModel, words: ReportMessages): string[] {
  const { state, accepted = [] } = view.sending;
  const sent = acceptance(view, words, accepted);
  if (state === "sent") return [...sent, ...leftOut(view), ...differences(view, words)];
  return [...sent, ...leftOut(view), ...outcomeSentences(view, words)];
}

function buttons(view: SendBarModel, words: ReportMessages): readonly FootButton[] | undefined {
  const { actions, sending, snapshot } = view;
  const newMessage: FootButton = { label: words.newMessage, act: actions.startAnew };
  switch (sending.state) {
    case "sending":
      return [
        { label: words.sending, act: () => {} },
        { label: words.cancel, act: actions.cancel },
      ];
    case "confirming":
      return [
        { label: yesLabel(view, words), act: actions.confirm },
        { label: words.back, act: actions.back },
      ];
    case "sent":
    case "held":
      return [newMessage];
    case "unknown": {
      const checkNow = { label: words.checkNow, act: actions.lookUp };
      const again = { label: words.sendAgain, act: actions.send };
      // As long as the answer may still be found, looking for it comes first.
      return sending.doubt?.canLookUp && sending.doubt.misses < 3
        ? [checkNow, again, newMessage]
        : [again, ...(sending.doubt?.canLookUp ? [checkNow] : []), newMessage];
    }
    case "partly-sent":
      return [
        { label: sendLabel(view), act: actions.send },
        ...(snapshot.recipientCount === 0 && !snapshot.options.list ? [newMessage] : []),
      ];
    default:
      return undefined;
  }
}

/** The answer that sends: other words than Send, so that it is read before it is pressed. */
function yesLabel(view: SendBarModel, words: ReportMessages): string {
  const { sending, snapshot } = view;
  const { sms } = view.sum;
  if (sending.question === "again") return words.yesSendAgain;
  return snapshot.options.scheduledAt ? words.yesSchedule(sms) : words.yesSend(sms);
}

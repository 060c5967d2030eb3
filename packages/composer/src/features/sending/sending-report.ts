import { html, nothing, type TemplateResult } from "lit";
import { forecastDelivery } from "@sms-composer/core/forecast";
import type { RefusalMessages } from "../../languages/en/refusals.ts";
import type { SendingMessages } from "../../languages/en/sending.ts";
import { money } from "../../languages/money.ts";
import { languageOf } from "../../view/answer-language.ts";
import { refusalSentence } from "./refusal-sentences.ts";
import { costs, creditWarning, separated, sendLabel, summary } from "./send-bar.ts";
import type { FootButton, SendBarModel, SendingReport } from "./send-bar-model.ts";
import type { Accepted, Refusal } from "./sending.ts";

type ReportMessages = SendingMessages & { readonly refusals: RefusalMessages };

/** Money in smaller differences than this, in the currency's unit, was rounded on the way. */
const ROUNDING = 0.005;

/** Loads when somebody is about to send: the element can be looked at without it. */
export const sendingReport = (sending: SendingMessages, refusals: RefusalMessages): SendingReport => {
  const messages: ReportMessages = { ...sending, refusals };
  return {
    message: (view) => message(view, messages),
    buttons: (view) => buttons(view, messages),
    question: (view) => questionTexts(view, messages).join(" "),
    outcome: (view) => outcomeTexts(view, messages).join(" "),
  };
};

function message(view: SendBarModel, messages: ReportMessages): TemplateResult | undefined {
  const { sending } = view;
  switch (sending.state) {
    case "writing":
      return undefined;
    case "confirming":
      return question(view, messages);
    case "sending":
      // The button says that it is sending; here stays what is sent.
      return html`${summary(view)} ${progress(view, messages)}`;
    case "held": {
      const [first, ...rest] = outcomeSentences(view, messages);
      return html`<p><b>${first}</b> ${progress(view, messages)} ${rest.join(" ")}</p>`;
    }
    case "sent":
      return html`${receipt(view, messages)}
        ${differences(view, messages).map((text) => html`<p class="warning">${text}</p>`)}
        ${details(view, messages)}`;
    case "not-sent":
    case "partly-sent":
    case "unknown":
      return html`${receipt(view, messages)}
        <p class=${sending.state === "unknown" ? "warning" : "error"} part="refusal">
          ${outcomeSentences(view, messages).join(" ")}
        </p>
        ${details(view, messages)}`;
  }
}

/**
 * The progress of a send: as a bar, and in words where a backend counts its recipients. Of a single request nobody knows
 * how far it is; the bar says that it is under way.
 */
function progress({ sending }: SendBarModel, messages: ReportMessages): TemplateResult | typeof nothing {
  const { sent = 0, total = 0 } = sending.progress ?? {};
  const isHeld = sending.state === "held";
  if (total < 2 && isHeld) return nothing;
  return html`${isHeld ? messages.sentSoFar(sent, total) : nothing}
    <progress
      part="progress"
      aria-label=${messages.sending}
      max=${total || 1}
      value=${total > 1 ? sent : nothing}
    ></progress>`;
}

function questionTexts(view: SendBarModel, messages: ReportMessages): string[] {
  const { snapshot, sending, sum } = view;
  const { stop, scheduledAt } = snapshot.options;
  const asked = {
    again: messages.confirmAgain,
    braces: messages.confirmBraces,
    large: messages.confirmLarge(sum.recipients, sum.sms),
  }[sending.question ?? "large"];
  return [asked, ...costs(view, sum), held(messages, stop, scheduledAt)].filter(Boolean);
}

function question(view: SendBarModel, messages: ReportMessages): TemplateResult {
  const [asked = "", ...rest] = questionTexts(view, messages);
  return html`<p>${separated(asked, rest)}</p>${creditWarning(view, view.sum)}`;
}

/** The time at which a commercial message arrives that the law holds back; empty when it is not held. */
function held(messages: ReportMessages, stop = false, at = new Date()): string {
  if (!stop || Number.isNaN(at.getTime())) return "";
  const { deliveredAt, heldBecause } = forecastDelivery({ at, commercial: true });
  return heldBecause ? messages.arrivesHeld(deliveredAt, heldBecause) : "";
}

const smsOf = (accepted: readonly Accepted[]): number =>
  accepted.reduce(
    (sum, { request, receipt, sms }) => sum + (sms ?? (receipt?.segments ?? 0) * request.recipients.length),
    0,
  );
const costOf = (accepted: readonly Accepted[]): number =>
  accepted.reduce((sum, { receipt }) => sum + (receipt?.cost ?? 0), 0);

/** The sum of the accepted requests, over all recipients, in the currency of the first: sent, or scheduled. */
function acceptance(
  { messages: { formats } }: Pick<SendBarModel, "messages">,
  messages: ReportMessages,
  accepted: readonly Accepted[],
): string[] {
  const [first] = accepted;
  if (!first) return [];
  const { request, receipt } = first;
  const sms = smsOf(accepted);
  if (request.sandbox) return [messages.tried(sms)];
  if (!receipt) return [messages.found];
  const amount = money(formats, costOf(accepted), receipt.currency, true);
  const { scheduledAt } = receipt;
  const sent = scheduledAt ? messages.scheduled(scheduledAt, sms, amount) : messages.sent(sms, amount);
  return [sent, held(messages, request.stop, scheduledAt)].filter(Boolean);
}

/** The accepted requests: how many SMS, and what they cost. */
function receipt(view: SendBarModel, messages: ReportMessages): TemplateResult | typeof nothing {
  const { accepted = [] } = view.sending;
  const [main, ...rest] = acceptance(view, messages, accepted);
  if (main === undefined) return nothing;
  return html`
    <p class="good" part="receipt"><b>${main}</b> ${rest.join(" ")}</p>
    ${leftOut(view).map((text) => html`<p class="warning">${text}</p>`)}
  `;
}

/** A sentence for the people whom the page's backend left out. */
function leftOut({ messages, sending: { accepted = [] } }: SendBarModel): string[] {
  const numbers = accepted.flatMap(({ optedOut = [] }) => optedOut);
  const names = `${numbers.slice(0, 3).join(", ")}${numbers.length > 3 ? "…" : ""}`;
  return numbers.length === 0 ? [] : [messages.optedOutLeftOut(numbers.length, names)];
}

/** Sentences for what the platform counted or billed otherwise than was announced. */
function differences(view: SendBarModel, messages: ReportMessages): string[] {
  const { accepted = [], announced } = view.sending;
  const receipts = accepted.flatMap((each) => each.receipt ?? []);
  const [first] = receipts;
  if (!announced || !first || accepted[0]?.request.sandbox) return [];
  const { formats } = view.messages;
  const { cost } = announced;
  const amount = (value: number): string => money(formats, value, first.currency, true);
  const isList = accepted[0]?.sms !== undefined;
  const other = isList ? undefined : receipts.find(({ segments }) => segments !== announced.segments);
  return [
    other ? messages.billedDiffers(other.segments, announced.segments) : "",
    cost !== undefined && first.currency === view.prices.currency && Math.abs(costOf(accepted) - cost) >= ROUNDING
      ? messages.costDiffers(amount(costOf(accepted)), amount(cost))
      : "",
  ].filter(Boolean);
}

/** Sentences for what is certain, and why, in the page's language. */
function outcomeSentences(view: SendBarModel, messages: ReportMessages): string[] {
  const { sending } = view;
  const { state, refusal, interruption, doubt } = sending;
  const why = refusal && interruption !== "canceled" ? refusalSentence(messages.refusals, refusal) : undefined;
  const reasons = interruption === "canceled" ? [messages.canceled] : why === undefined ? [] : [why];
  if (state === "held") return [messages.held, ...(doubt?.rest ? [messages.partlySent(doubt.rest)] : []), ...reasons];
  if (state === "not-sent") return [messages.notSent, ...reasons];
  if (state === "partly-sent") return [messages.partlySent(view.sum.recipients), ...reasons];
  const next = !doubt?.canLookUp ? [] : [doubt.misses < 3 ? messages.looking : messages.notFound];
  return [messages.unknown, ...(reasons[0] ? reasons : [messages.refusals.noAnswer]), messages.checkFirst, ...next];
}

/** The API's complaints about fields that do not show; the others say it themselves. */
function fieldErrors(view: SendBarModel, { fieldErrors: errors = [] }: Refusal): string[] {
  const hidden = errors.filter(({ field }) => !field || !view.shows(field));
  return hidden.map((error) => error.message);
}

/**
 * Details for whoever looks into a send, closed at first: the ids by which the platform knows it, the API's own words,
 * which are not in the page's language, and its code.
 */
function details(view: SendBarModel, messages: ReportMessages): TemplateResult | typeof nothing {
  const { refusal, accepted = [] } = view.sending;
  const isTrial = accepted[0]?.request.sandbox;
  const ids = isTrial ? [] : accepted.flatMap((each) => each.receipt?.messageId ?? []);
  const code = typeof refusal?.code === "number" ? `(code ${refusal.code})` : "";
  const own = refusal ? [refusal.message, ...fieldErrors(view, refusal), code].filter(Boolean).join(" ") : "";
  if (ids.length === 0 && !own) return nothing;
  return html`<details>
    <summary>${messages.details}</summary>
    <p>
      ${ids.length > 0 ? view.messages.labelled(view.messages.message, ids.join(", ")) : nothing}
      <span lang=${languageOf(own)}>${own}</span>
    </p>
    <button type="button" class="link" ?hidden=${!navigator.clipboard} @click=${copyDetails}>${messages.copy}</button>
    <span role="status"></span>
  </details>`;
}

/** Copies the text of the details that a button is of, and says so beside it. Without a secure page there is no clipboard. */
async function copyDetails({ currentTarget }: Event): Promise<void> {
  const { previousElementSibling: text, nextElementSibling: answer } = currentTarget as HTMLElement;
  await navigator.clipboard.writeText((text as HTMLElement).innerText);
  if (answer) answer.textContent = "✓";
}

/** The announcement of an outcome. */
function outcomeTexts(view: SendBarModel, messages: ReportMessages): string[] {
  const { state, accepted = [] } = view.sending;
  const sent = acceptance(view, messages, accepted);
  if (state === "sent") return [...sent, ...leftOut(view), ...differences(view, messages)];
  return [...sent, ...leftOut(view), ...outcomeSentences(view, messages)];
}

function buttons(view: SendBarModel, messages: ReportMessages): readonly FootButton[] | undefined {
  const { actions, sending, snapshot } = view;
  const newMessage: FootButton = { label: messages.newMessage, act: actions.startAnew };
  switch (sending.state) {
    case "sending":
      return [
        { label: messages.sending, act: () => {} },
        { label: messages.cancel, act: actions.cancel },
      ];
    case "confirming":
      return [
        { label: yesLabel(view, messages), act: actions.confirm },
        { label: messages.back, act: actions.back },
      ];
    case "sent":
    case "held":
      return [newMessage];
    case "unknown": {
      const checkNow = { label: messages.checkNow, act: actions.lookUp };
      const again = { label: messages.sendAgain, act: actions.send };
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
function yesLabel(view: SendBarModel, messages: ReportMessages): string {
  const { sending, snapshot } = view;
  const { sms } = view.sum;
  if (snapshot.options.sandbox) return sendLabel(view);
  if (sending.question === "again") return messages.yesSendAgain;
  return snapshot.options.scheduledAt ? messages.yesSchedule(sms) : messages.yesSend(sms);
}

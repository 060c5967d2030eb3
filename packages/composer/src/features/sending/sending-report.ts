import { html, nothing, type TemplateResult } from "lit";
import type { Choices, SendBarModel, SendingReport } from "./send-bar-model.ts";
import type { SendingMessages } from "../../languages/en/sending.ts";
import { amount, inARow, sendWay } from "./send-bar.ts";
import { acceptance, type Accepted, type Refusal, type UnknownState } from "./sending.ts";

/** Loads when somebody is about to send: the element can be looked at without it. */
export const sendingReport = (words: SendingMessages): SendingReport => ({
  told: (view) => told(view, words),
  choices: (view) => choices(view, words),
});

function told(view: SendBarModel, words: SendingMessages): TemplateResult | undefined {
  const { snapshot, sending } = view;
  switch (sending.step) {
    case "sent":
      return html`${receipt(view, words, sending.accepted)}
      ${
        sending.accepted.some(({ receipt: { segments } }) => segments !== sending.segments)
          ? html`<p class="warning">${words.billedDiffers(sending.accepted[0]?.receipt.segments ?? 0, sending.segments)}</p>`
          : nothing
      }`;
    case "sending":
      return html`<p><b>${words.sending}</b>
        ${sending.total > 1 ? html`<progress part="progress" aria-label=${words.sending} max=${sending.total} .value=${sending.done}></progress>` : nothing}
      </p>`;
    case "refused":
      return html`${receipt(view, words, sending.accepted)}
        <p class="error" part="refusal">${words.notSent} ${reasons(view, words, sending.refusal)}</p>`;
    case "unknown":
      return html`${receipt(view, words, sending.accepted)}
        <p class="warning" part="refusal">
          ${words.unknown} ${interrupted(words, sending)} ${reasons(view, words, sending.refusal)}
        </p>`;
    case "confirming":
      return html`<p>
        ${inARow(
          sending.again
            ? words.confirmAgain
            : words.confirmLarge(snapshot.recipientCount, snapshot.analysis.segments.length),
          [amount(view)],
        )}
      </p>`;
    default:
      return undefined;
  }
}

/** What was accepted: how many SMS, what they cost, and the ids by which the platform knows them. */
function receipt(
  { words: { formats } }: SendBarModel,
  words: SendingMessages,
  accepted: readonly Accepted[],
): TemplateResult | typeof nothing {
  if (accepted.length === 0) return nothing;
  return html`
    <p class="good" part="receipt">
      <b>${acceptance(words, formats, accepted)}</b>
      ${words.messageIds(accepted.map((each) => each.receipt.messageId))}
    </p>
  `;
}

function interrupted(words: SendingMessages, state: UnknownState): string {
  if (state.interruption === "timeout") return words.timedOut;
  return state.interruption === "canceled" ? words.canceled : "";
}

/** What no field says already. */
function reasons(view: SendBarModel, words: SendingMessages, { code, message, fieldErrors = [] }: Refusal): string {
  const general = fieldErrors.filter(({ field }) => !field || !view.shows(field)).map((error) => error.message);
  const told = message && fieldErrors.length === 0 ? [message, ...general] : general;
  return [...told, ...(typeof code === "number" ? [`(${words.code(code)})`] : [])].join(" ");
}

function choices(view: SendBarModel, words: SendingMessages): Choices | undefined {
  const { actions, sending } = view;
  switch (sending.step) {
    case "sending":
      return [
        [words.sending, () => {}],
        [words.cancel, actions.cancel],
      ];
    case "confirming":
      return [
        [sending.again ? words.yesSendAgain : sendWay(view)[0], actions.confirm],
        [words.back, actions.back],
      ];
    case "sent":
      return [[words.newMessage, actions.startAnew]];
    case "unknown":
      return [
        [words.sendAgain, actions.send],
        [words.newMessage, actions.startAnew],
      ];
    default:
      return undefined;
  }
}

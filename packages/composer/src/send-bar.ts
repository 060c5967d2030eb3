import { html, nothing, type TemplateResult } from "lit";
import type { ComposerView } from "./composer-view.ts";
import { money, moment } from "./money-and-moments.ts";
import { type Accepted, type Refusal, totals, type UnknownState } from "./sending.ts";

/** What the send comes to, what became of it, and the button that says what it does. */
export function sendBar(view: ComposerView): TemplateResult {
  return html`
    <div class="foot ${view.sending.step}" part="send-bar">
      <div class="told" id="told" tabindex="-1">${told(view)}</div>
      <div class="ways">${ways(view)}</div>
    </div>
  `;
}

/** What this draft costs, with a price for the range that it goes by. */
function estimate({ snapshot, prices }: Pick<ComposerView, "snapshot" | "prices">): {
  readonly sms: number;
  readonly amount?: number;
} {
  const sms = snapshot.recipientCount * snapshot.analysis.segments.length;
  const price = snapshot.options.range === "lowCost" ? prices.lowCost : prices.premium;
  return price === undefined ? { sms } : { sms, amount: sms * price };
}

function told(view: ComposerView): TemplateResult {
  const { sendingWords, snapshot, sending } = view;
  switch (sending.step) {
    case "sent":
      return html`${receipt(view, sending.accepted)}
      ${
        sending.accepted.some(({ receipt: { segments } }) => segments !== sending.segments)
          ? html`<p class="warning">${sendingWords.billedDiffers(sending.accepted[0]?.receipt.segments ?? 0, sending.segments)}</p>`
          : nothing
      }`;
    case "sending":
      return html`<p><b>${sendingWords.sending}</b>
        ${sending.total > 1 ? html`<progress part="progress" aria-label=${sendingWords.sending} max=${sending.total} .value=${sending.done}></progress>` : nothing}
      </p>`;
    case "refused":
      return html`${receipt(view, sending.accepted)}
        <p class="error" part="refusal">${sendingWords.notSent} ${reasons(view, sending.refusal)}</p>`;
    case "unknown":
      return html`${receipt(view, sending.accepted)}
        <p class="warning" part="refusal">
          ${sendingWords.unknown} ${interrupted(view, sending)} ${reasons(view, sending.refusal)}
        </p>`;
    case "confirming":
      return html`<p>
        ${inARow(
          sending.again
            ? sendingWords.confirmAgain
            : sendingWords.confirmLarge(snapshot.recipientCount, snapshot.analysis.segments.length),
          [amount(view)],
        )}
      </p>`;
    default:
      return html`<p>${inARow(expected(view), [amount(view), creditsLeft(view)])}</p>
        ${view.problemsOutOfSight.map((problem) => html`<p class="error" part="error">${problem}</p>`)}`;
  }
}

/** What matters first, the rest behind it; what is not known is not there. */
function inARow(first: string, rest: readonly string[]): TemplateResult {
  const known = rest.filter(Boolean).join(" · ");
  return html`<b>${first}</b>${first && known ? html`<span> · </span>` : ""}${known}`;
}

/** The sum, once there is something to multiply. */
function expected({ words, snapshot: { recipientCount, analysis } }: ComposerView): string {
  const { length } = analysis.segments;
  if (recipientCount === 0) return length > 0 ? words.perRecipient(length) : "";
  return length > 0 ? words.total(recipientCount, length) : words.recipientCount(recipientCount);
}

/** What was accepted: how many SMS, what they cost, and the ids by which the platform knows them. */
function receipt(
  { words, sendingWords }: ComposerView,
  accepted: readonly Accepted[],
): TemplateResult | typeof nothing {
  if (accepted.length === 0) return nothing;
  const { sms, cost, currency } = totals(accepted);
  const scheduledAt = accepted[0]?.receipt.scheduledAt;
  return html`
    <p class="good" part="receipt">
      <b>${sendingWords.sent(sms, money(words.formats, cost, currency, true))}</b>
      ${sendingWords.messageIds(accepted.map((each) => each.receipt.messageId))}
      ${scheduledAt ? sendingWords.scheduled(moment(words.formats, scheduledAt)) : nothing}
    </p>
  `;
}

function amount(view: ComposerView): string {
  const { amount: money, sms } = estimate(view);
  return money === undefined || sms === 0 ? "" : view.words.about(money, view.prices.currency);
}

const creditsLeft = ({ words, prices: { credits } }: ComposerView): string =>
  credits === undefined ? "" : words.creditsLeft(credits);

function interrupted({ sendingWords }: ComposerView, state: UnknownState): string {
  if (state.interruption === "timeout") return sendingWords.timedOut;
  return state.interruption === "canceled" ? sendingWords.canceled : "";
}

/** What no field says already. */
function reasons(view: ComposerView, { code, message, fieldErrors = [] }: Refusal): string {
  const general = fieldErrors.filter(({ field }) => !field || !view.shows(field)).map((error) => error.message);
  const words = message && fieldErrors.length === 0 ? [message, ...general] : general;
  return [...words, ...(code === undefined ? [] : [`(${view.sendingWords.code(code)})`])].join(" ");
}

/** A button: what it says and what it does. */
type Way = readonly [label: string, act: () => void];

/** One template for every step, so that the button under the focus stays the same one while its words change. */
function ways(view: ComposerView): TemplateResult {
  const [main, second] = choices(view);
  return html`
    ${
      second
        ? html`<button
            type="button"
            part="button"
            @keydown=${ignoreRepeat}
            @click=${(event: MouseEvent) => {
              if (isSecondOfTwo(event)) return;
              // The button goes, or becomes another one; the focus must not go with it.
              (event.currentTarget as Element).closest(".foot")?.querySelector<HTMLElement>("#told")?.focus();
              second[1]();
            }}
          >
            ${second[0]}
          </button>`
        : nothing
    }
    <button
      type="button"
      class=${view.sending.step === "unknown" ? "" : "main"}
      id="send"
      part="send"
      aria-describedby="told"
      aria-disabled=${view.locked ? "true" : nothing}
      @keydown=${ignoreRepeat}
      @click=${(event: MouseEvent) => {
        if (!isSecondOfTwo(event)) main[1]();
      }}
    >
      ${main[0]}
    </button>
  `;
}

function choices({ words, sendingWords, actions, sending, ...view }: ComposerView): readonly [main: Way, second?: Way] {
  const { sms } = estimate(view);
  const send = view.snapshot.options.scheduledAt ? words.schedule(sms) : words.send(sms);
  switch (sending.step) {
    case "sending":
      return [
        [sendingWords.sending, () => {}],
        [sendingWords.cancel, actions.cancel],
      ];
    case "confirming":
      return [
        [sending.again ? sendingWords.yesSendAgain : send, actions.confirm],
        [sendingWords.back, actions.back],
      ];
    case "sent":
      return [[sendingWords.newMessage, actions.startAnew]];
    case "unknown":
      return [
        [sendingWords.sendAgain, actions.send],
        [sendingWords.newMessage, actions.startAnew],
      ];
    default:
      return [[send, actions.send]];
  }
}

/** The second click of a double click was not meant for what the button says by then. */
const isSecondOfTwo = (event: MouseEvent): boolean => event.detail > 1;

/** A key held down would press what the button has become. */
function ignoreRepeat(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}

import { html, nothing, type TemplateResult } from "lit";
import type { SendBarModel, Way } from "./send-bar-model.ts";

/** What the send comes to, what became of it, and the button that says what it does. */
export function sendBar(view: SendBarModel): TemplateResult {
  return html`
    <div class="foot ${view.sending.step}" part="send-bar">
      <div class="told" id="told" tabindex="-1">${told(view) ?? estimated(view)}</div>
      <div class="ways">${ways(view)}</div>
    </div>
  `;
}

/** What this draft costs, with a price for the range that it goes by. */
function estimate({ snapshot, prices }: Pick<SendBarModel, "snapshot" | "prices">): {
  readonly sms: number;
  readonly amount?: number;
} {
  const sms = snapshot.recipientCount * snapshot.analysis.segments.length;
  const price = snapshot.options.range === "lowCost" ? prices.lowCost : prices.premium;
  return price === undefined ? { sms } : { sms, amount: sms * price };
}

/** What became of a send, and what is asked before one: what says it is there by then. */
const told = (view: SendBarModel): TemplateResult | undefined => view.report?.told(view);

function estimated(view: SendBarModel): TemplateResult {
  return html`<p>${inARow(expected(view), [amount(view), creditsLeft(view)])}</p>
    ${view.problemsOutOfSight.map((problem) => html`<p class="error" part="error">${problem}</p>`)}`;
}

/** What matters first, the rest behind it; what is not known is not there. */
export function inARow(first: string, rest: readonly string[]): TemplateResult {
  const known = rest.filter(Boolean).join(" · ");
  return html`<b>${first}</b>${first && known ? html`<span> · </span>` : ""}${known}`;
}

/** The sum, once there is something to multiply. */
function expected({ words, snapshot: { recipientCount, analysis } }: SendBarModel): string {
  const { length } = analysis.segments;
  if (recipientCount === 0) return length > 0 ? words.perRecipient(length) : "";
  return length > 0 ? words.total(recipientCount, length) : words.recipientCount(recipientCount);
}

export function amount(view: SendBarModel): string {
  const { amount: money, sms } = estimate(view);
  return money === undefined || sms === 0 ? "" : view.words.about(money, view.prices.currency);
}

const creditsLeft = ({ words, prices: { credits } }: SendBarModel): string =>
  credits === undefined ? "" : words.creditsLeft(credits);

/** One template for every step, so that the button under the focus stays the same one while its words change. */
function ways(view: SendBarModel): TemplateResult {
  const [main, second] = view.report?.choices(view) ?? [sendWay(view)];
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
      aria-disabled=${view.sending.step === "sending" ? "true" : nothing}
      @keydown=${ignoreRepeat}
      @click=${(event: MouseEvent) => {
        if (!isSecondOfTwo(event)) main[1]();
      }}
    >
      ${main[0]}
    </button>
  `;
}

/** Send, in the words of what it does. */
export function sendWay(view: SendBarModel): Way {
  const { words, actions, snapshot } = view;
  const { sms } = estimate(view);
  return [snapshot.options.scheduledAt ? words.schedule(sms) : words.send(sms), actions.send];
}

/** The second click of a double click was not meant for what the button says by then. */
const isSecondOfTwo = (event: MouseEvent): boolean => event.detail > 1;

/** A key held down would press what the button has become. */
function ignoreRepeat(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}

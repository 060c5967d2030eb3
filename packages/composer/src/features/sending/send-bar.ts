import { html, nothing, type TemplateResult } from "lit";
import type { FormMessages } from "../../languages/en/form.ts";
import type { Estimate, Prices } from "./estimate.ts";
import type { FootButton, SendBarModel } from "./send-bar-model.ts";

/** The sum of the draft, the question or the outcome of a send, and the buttons. */
export function sendBar(view: SendBarModel): TemplateResult {
  return html`
    <div class="foot ${view.sending.state}" part="send-bar" @keydown=${(event: KeyboardEvent) => escape(event, view)}>
      <div class="send-status" id="send-status" tabindex="-1">${view.report?.message(view) ?? summary(view)}</div>
      <div class="actions">${buttons(view)}</div>
    </div>
  `;
}

/** The sum of the draft, with what keeps it from being sent. */
export function summary(view: SendBarModel): TemplateResult {
  const { sum } = view;
  return html`<p>${separated(view.listTotal ?? total(view, sum), costs(view, sum))}</p>
    ${creditWarning(view, sum)}
    ${view.problemsOutOfSight.map((problem) => html`<p class="error" part="error">${problem}</p>`)}`;
}

/** The first text in bold, those behind it between dots; empty ones are left out. */
export function separated(first: string, rest: readonly string[]): TemplateResult {
  const known = rest.filter(Boolean).join(" · ");
  return html`<b>${first}</b>${first && known ? html`<span> · </span>` : ""}${known}`;
}

/** The sum, once there is something to multiply. */
function total({ messages, snapshot: { recipientCount } }: SendBarModel, { segments }: Estimate): string {
  const { sms } = messages;
  if (recipientCount === 0) return segments > 0 ? messages.perRecipient(segments) : "";
  const people = messages.recipientCount(recipientCount);
  return segments > 0 ? `${people} × ${sms(segments)} =\u00a0${sms(recipientCount * segments)}` : people;
}

/** The cost, as far as prices are known, and the credits. A trial costs nothing. */
export function costs(
  { messages, snapshot, prices }: Pick<SendBarModel, "messages" | "snapshot" | "prices">,
  sum: Estimate,
): string[] {
  if (snapshot.options.sandbox) return [messages.trialHint];
  return [...amounts(messages, prices, sum), prices.credits === undefined ? "" : messages.creditsLeft(prices.credits)];
}

/** The cost at the prices that are known, and how many numbers have other prices. */
function amounts(messages: FormMessages, { currency, byCountry }: Prices, { cost, unpriced, sms }: Estimate): string[] {
  if (sms === 0 || !Object.values(byCountry).some((each) => each.premium !== undefined || each.lowCost !== undefined))
    return [];
  return [cost === undefined ? "" : messages.about(cost, currency), unpriced > 0 ? messages.unpriced(unpriced) : ""];
}

/** A warning that the credits do not suffice, and for how many they do. */
export function creditWarning(
  { messages, snapshot }: Pick<SendBarModel, "messages" | "snapshot">,
  { affordable, recipients }: Estimate,
): TemplateResult | typeof nothing {
  if (affordable === undefined || snapshot.options.sandbox) return nothing;
  return html`<p class="warning">${messages.creditsShort(affordable, recipients)}</p>`;
}

/** One template for every state, so that the button under the focus stays the same one while its label changes. */
function buttons(view: SendBarModel): TemplateResult {
  const shown = view.report?.buttons(view) ?? [{ label: sendLabel(view), act: view.actions.send }];
  const [main, ...others] = shown;
  return html`
    ${others.map(
      (each) => html`<button
          type="button"
          part="button"
          @keydown=${ignoreRepeat}
          @click=${(event: MouseEvent) => {
            if (isSecondOfTwo(event)) return;
            // The button goes, or becomes another one; the focus must not go with it.
            (event.currentTarget as Element).closest(".foot")?.querySelector<HTMLElement>("#send-status")?.focus();
            each.act();
          }}
        >
          ${each.label}
        </button>`,
    )}
    ${main ? mainButton(view, main) : nothing}
  `;
}

function mainButton(view: SendBarModel, { label, act }: FootButton): TemplateResult {
  const { state } = view.sending;
  return html`<button
    type="button"
    class=${state === "unknown" ? "" : "main"}
    id="send"
    part="send"
    aria-describedby="send-status"
    aria-disabled=${state === "sending" ? "true" : nothing}
    @keydown=${ignoreRepeat}
    @click=${(event: MouseEvent) => {
      if (!isSecondOfTwo(event)) act();
    }}
  >
    ${label}
  </button>`;
}

/** The label of Send: what it does with this draft. */
export function sendLabel({ messages, snapshot: { options }, sum }: SendBarModel): string {
  if (options.sandbox) return messages.tryOut;
  const sms = sum.isRange ? 0 : sum.sms;
  return options.scheduledAt ? messages.schedule(sms) : messages.send(sms);
}

/** The second click of a double click was not meant for what the button says by then. */
const isSecondOfTwo = (event: MouseEvent): boolean => event.detail > 1;

/** A key held down would press what the button has become. */
function ignoreRepeat(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}

/** Escape goes back from a question. A dialog around the element stays open then. */
function escape(event: KeyboardEvent, { sending, actions }: SendBarModel): void {
  if (event.key !== "Escape" || sending.state !== "confirming") return;
  event.preventDefault();
  event.stopPropagation();
  actions.back();
}

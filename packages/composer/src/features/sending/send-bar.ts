import { html, nothing, type TemplateResult } from "lit";
import type { FormMessages } from "../../languages/en/form.ts";
import type { Estimate, Prices } from "./estimate.ts";
import type { FootButton, SendBarModel } from "./send-bar-model.ts";

/** The sum of the draft, the question or the outcome of a send, and the buttons. */
export function sendBar(view: SendBarModel): TemplateResult {
  return html`
    <div class="foot ${view.sending.state}" part="send-bar" @keydown=${(event: KeyboardEvent) => escape(event, view)}>
      <div class="told" id="told" tabindex="-1">${view.report?.message(view) ?? summary(view)}</div>
      <div class="ways">${buttons(view)}</div>
    </div>
  `;
}

function summary(view: SendBarModel): TemplateResult {
  const { sum } = view;
  return html`<p>${inARow(view.listTotal ?? total(view, sum), costs(view, sum))}</p>
    ${creditWarning(view, sum)}
    ${view.problemsOutOfSight.map((problem) => html`<p class="error" part="error">${problem}</p>`)}`;
}

/** The first text in bold, those behind it between dots; empty ones are left out. */
export function inARow(first: string, rest: readonly string[]): TemplateResult {
  const known = rest.filter(Boolean).join(" · ");
  return html`<b>${first}</b>${first && known ? html`<span> · </span>` : ""}${known}`;
}

/** The sum, once there is something to multiply. */
function total({ words, snapshot: { recipientCount } }: SendBarModel, { segments }: Estimate): string {
  if (recipientCount === 0) return segments > 0 ? words.perRecipient(segments) : "";
  return segments > 0 ? words.total(recipientCount, segments) : words.recipientCount(recipientCount);
}

/** The cost, as far as prices are known, and the credits. A trial costs nothing. */
export function costs(
  { words, snapshot, prices }: Pick<SendBarModel, "words" | "snapshot" | "prices">,
  sum: Estimate,
): string[] {
  if (snapshot.options.sandbox) return [words.trialHint];
  return [...amounts(words, prices, sum), prices.credits === undefined ? "" : words.creditsLeft(prices.credits)];
}

/** The cost at the prices that are known, and how many numbers have other prices. */
function amounts(words: FormMessages, { currency, byCountry }: Prices, { cost, unpriced, sms }: Estimate): string[] {
  if (sms === 0 || !Object.values(byCountry).some((each) => each.premium !== undefined || each.lowCost !== undefined))
    return [];
  return [cost === undefined ? "" : words.about(cost, currency), unpriced > 0 ? words.unpriced(unpriced) : ""];
}

/** That the credits do not suffice, and for how many they do. */
export function creditWarning(
  { words, snapshot }: Pick<SendBarModel, "words" | "snapshot">,
  { affordable, recipients }: Estimate,
): TemplateResult | typeof nothing {
  if (affordable === undefined || snapshot.options.sandbox) return nothing;
  return html`<p class="warning">${words.creditsShort(affordable, recipients)}</p>`;
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
            (event.currentTarget as Element).closest(".foot")?.querySelector<HTMLElement>("#told")?.focus();
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
    aria-describedby="told"
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
export function sendLabel({ words, snapshot: { options }, sum }: SendBarModel): string {
  if (options.sandbox) return words.tryOut;
  const sms = sum.isRange ? 0 : sum.sms;
  return options.scheduledAt ? words.schedule(sms) : words.send(sms);
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

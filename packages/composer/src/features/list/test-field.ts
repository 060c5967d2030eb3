import { html, nothing, type TemplateResult } from "lit";
import type { CountryPrices } from "../../element/host-settings.ts";
import type { ListMessages } from "../../languages/en/list.ts";
import type { TestHost, ViewModel } from "../../view/view-model.ts";
import type { ListWork } from "./list-work.ts";

/** The text of the row in view, to numbers of one's own: whose they are, what it costs, and what became of it. */
export function testField(
  { messages: form, snapshot: { options }, locked }: ViewModel,
  messages: ListMessages,
  work: ListWork,
  { message, segments }: { readonly message: string; readonly segments: number },
  prices: CountryPrices,
  host: TestHost,
): TemplateResult {
  const { core, country } = work;
  const recipients = core.parseRecipients(host.numbers, { country }).valid.map(({ e164, source }) => {
    const home = core.countryOf(e164);
    return { source, e164, ...(home !== undefined && { country: home }) };
  });
  const range = options.range ?? "premium";
  const costs = recipients.map(({ country: home = "" }) => prices[home]?.[range]);
  const cost = costs.reduce<number | undefined>(
    (sum, price) => (sum === undefined || price === undefined ? undefined : sum + price * segments),
    0,
  );
  const price = recipients.length > 0 && cost !== undefined ? ` · ${form.about(cost, host.currency)}` : "";
  const send = (event: Event): void => {
    const isSecondOfTwo = event instanceof MouseEvent && event.detail > 1;
    if (!isSecondOfTwo && !locked) void host.send({ message, recipients });
  };
  return html`<div class="test">
    <label for="own-numbers">${messages.myNumber}</label>
    <input
      id="own-numbers"
      class="box"
      part="control"
      inputmode="tel"
      autocomplete="tel"
      .value=${host.numbers}
      ?readonly=${locked}
      @input=${(event: Event) => host.remember((event.target as HTMLInputElement).value)}
    />
    <button type="button" part="button" aria-describedby="test-report" ?disabled=${recipients.length === 0} @click=${send}>
      ${messages.sendMe}${price}
    </button>
    <div class="hint" id="test-report">${host.reportOf({ message, recipients }) ?? nothing}</div>
  </div>`;
}

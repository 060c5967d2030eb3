import { html, nothing, type TemplateResult } from "lit";
import type { Recipient } from "../../draft/recipient-list.ts";
import type { ListMessages } from "../../languages/en/list.ts";
import type { TestHost, ViewModel } from "../../view/view-model.ts";
import type { FilledRow, ListWork } from "./list-work.ts";

/** Numbers of one's own as they were read last, for each list: they are drawn at every key. */
const known = new WeakMap<ListWork, { readonly numbers: string; readonly recipients: readonly Recipient[] }>();

function readNumbers(work: ListWork, numbers: string): readonly Recipient[] {
  const before = known.get(work);
  if (before?.numbers === numbers) return before.recipients;
  const { core, country } = work;
  const recipients = core.parseRecipients(numbers, { country }).valid.map(({ e164, source }) => {
    const home = core.countryOf(e164);
    return { source, e164, ...(home !== undefined && { country: home }) };
  });
  known.set(work, { numbers, recipients });
  return recipients;
}

/**
 * The text of the row in view, to numbers of one's own: whose they are, what it costs, and what became of it. Loads with
 * the first text.
 */
export function testField(
  { messages: form, locked }: ViewModel,
  messages: ListMessages,
  work: ListWork,
  { message, analysis }: FilledRow,
  host: TestHost,
): TemplateResult {
  const recipients = readNumbers(work, host.numbers);
  const { cost, unpriced } = host.estimate(recipients, analysis);
  const price = cost === undefined || unpriced > 0 ? "" : ` · ${form.about(cost, host.currency)}`;
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

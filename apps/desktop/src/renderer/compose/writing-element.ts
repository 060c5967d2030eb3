import "@sms-composer/composer/define";
import type { SmsComposer, SmsDraftChangeEvent, SmsSendEvent } from "@sms-composer/composer";
import { html } from "lit";
import type { ViewContext } from "../view-context.ts";

/** The outbox decides when a send is over; the element only waits. */
const SEND_TIMEOUT = 24 * 60 * 60 * 1000;
const MAX_RECIPIENTS = 100_000;

export interface WritingActions {
  readonly changed: (event: SmsDraftChangeEvent) => void;
  readonly send: (event: SmsSendEvent) => void;
  /** The element no longer waits for its send. */
  readonly givenUp: () => void;
}

/** The element that is written in, with the account's credit and the person's settings. */
export function writingElement(context: ViewContext, actions: WritingActions) {
  const { settings, language, account } = context;
  const credits = settings.range === "lowCost" ? account?.credits?.lowCost : account?.credits?.premium;
  return html`
    <sms-composer
      lang=${language}
      fields="recipients import sender range stop unicode scheduledAt tag preview send"
      .maxRecipients=${MAX_RECIPIENTS}
      .timeout=${SEND_TIMEOUT}
      .country=${settings.country}
      .currency=${settings.currency}
      .pricePremium=${settings.pricePremium}
      .priceLowCost=${settings.priceLowCost}
      .credits=${credits}
      .ownNumbers=${settings.ownNumbers}
      @change=${(event: Event) => void rememberOwnNumbers(event.currentTarget as SmsComposer, context)}
      @sms-draft-change=${actions.changed}
      @sms-send=${actions.send}
      @sms-error=${actions.givenUp}
    ></sms-composer>
  `;
}

/** Stores the person's own numbers when their field is left, so that the next test goes there as well. */
async function rememberOwnNumbers(composer: SmsComposer, { calls, settings }: ViewContext): Promise<void> {
  const { ownNumbers = "" } = composer;
  if (ownNumbers === settings.ownNumbers) return;
  const detail = await calls.changeSettings({ ownNumbers });
  composer.dispatchEvent(new CustomEvent("settings-changed", { detail, bubbles: true, composed: true }));
}

import { html, type TemplateResult } from "lit";
import type { Transport } from "@sms-composer/composer";

/** A part of a page that a server renders and the browser hydrates, with settings as attributes and a function. */
export const reminder = (
  settings: Readonly<Record<string, string | number | boolean>>,
  transport?: Transport,
): TemplateResult =>
  html`<sms-composer
    value=${settings["value"]}
    recipients=${settings["recipients"]}
    ?unicode=${settings["unicode"]}
    fields=${settings["fields"]}
    country=${settings["country"]}
    merge-fields=${settings["mergeFields"]}
    own-numbers=${settings["ownNumbers"]}
    timeout=${settings["timeout"]}
    max-recipients=${settings["maxRecipients"]}
    confirm-above=${settings["confirmAbove"]}
    price-premium=${settings["pricePremium"]}
    .priceLowCost=${settings["priceLowCost"]}
    currency=${settings["currency"]}
    credits=${settings["credits"]}
    .transport=${transport}
  ></sms-composer>`;

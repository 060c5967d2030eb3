import { html, nothing, type TemplateResult } from "lit";
import type { PriceRange } from "@sms-composer/core";
import { DEFAULT_STOP_MENTION } from "@sms-composer/core/analysis";
import { LIMITS } from "@sms-composer/core/fields";
import type { ViewModel } from "../../view/view-model.ts";
import type { CountryPrices } from "../../element/host-settings.ts";
import { money } from "../../languages/money.ts";
import { fieldError } from "../../view/field-error.ts";

/** The fields above the message: the sender and the price range. */
export function routeFields(view: ViewModel, prices: CountryPrices, currency: string): TemplateResult | typeof nothing {
  const { messages, snapshot, actions, locked } = view;
  const { options } = snapshot;
  if (!view.shows("sender") && !view.shows("range")) return nothing;
  // Where the page knows more countries, the price depends on the numbers.
  const home = prices["FR"] ?? Object.values(prices)[0];
  const price = (range: PriceRange): TemplateResult | typeof nothing => {
    const each = home?.[range];
    return each === undefined ? nothing : html` <small>${money(messages.formats, each, currency, true)}</small>`;
  };
  const choice = (range: PriceRange, label: string): TemplateResult => html`
    <label
      ><input
        type="radio"
        name="range"
        .checked=${(options.range ?? "premium") === range}
        ?disabled=${locked}
        @change=${() => actions.setOptions({ range })}
      /><span>${label}${price(range)}</span></label
    >
  `;
  return html`
      ${
        view.shows("sender")
          ? html`<div class="field" data-field="sender">
            <label for="sender">${messages.sender} <small>${messages.senderHint}</small></label>
            <input
              id="sender"
              class="box"
              part="control"
              autocomplete="off"
              spellcheck="false"
              .value=${options.sender ?? ""}
              ?readonly=${locked}
              aria-describedby="sender-error"
              aria-invalid=${view.problemOf("sender") ? "true" : "false"}
              @input=${(event: Event) => actions.setOptions({ sender: (event.target as HTMLInputElement).value })}
              @blur=${() => actions.leave("sender")}
            />
            ${fieldError(view, "sender")}
          </div>`
          : nothing
      }
      ${
        view.shows("range")
          ? html`<div class="field" data-field="range" role="radiogroup" aria-labelledby="range-label" aria-describedby="range-hint range-error">
            <span class="label" id="range-label">${messages.range}</span>
            <div class="segmented" part="range">
              ${choice("premium", "Premium")} ${choice("lowCost", "Low Cost")}
            </div>
            ${options.range === "lowCost" ? html`<p class="hint" id="range-hint">${messages.lowCostHint}</p>` : nothing}
            ${fieldError(view, "range")}
          </div>`
          : nothing
      }
  `;
}

/** The options under the message: the STOP mention, the time at which it leaves, Unicode. */
export function switches(view: ViewModel): TemplateResult {
  const { messages, snapshot, actions, panels } = view;
  const { options } = snapshot;
  const stopHint =
    options.range === "lowCost" ? messages.commercialLowCostHint : messages.commercialHint(DEFAULT_STOP_MENTION.trim());
  const flag = (name: "stop" | "unicode", label: string, hint: string): TemplateResult | typeof nothing =>
    toggle(view, name, label, hint, options[name] ?? false, (isOn) => actions.setOptions({ [name]: isOn }));
  const isLater = options.scheduledAt !== undefined;
  return html`
    <div class="row">
      ${flag("stop", messages.commercial, stopHint)} ${flag("unicode", messages.unicode, messages.unicodeHint)}
      ${toggle(
        view,
        "scheduledAt",
        messages.sendLater,
        (options.stop && view.shows("scheduledAt") && panels.hint("schedule", view)) || messages.sendLaterHint,
        isLater,
        (isOn) => {
          panels.retry("schedule");
          if (isOn) actions.scheduleFrom(anHourFromNow());
          else actions.setOptions({ scheduledAt: undefined });
        },
      )}
    </div>
    ${isLater && view.shows("scheduledAt") ? panels.show("schedule", view) : nothing}
  `;
}

/** A time to begin with, at a minute that can be scheduled. */
function anHourFromNow(): Date {
  const step = LIMITS.minuteStep * 60_000;
  return new Date(Math.ceil((Date.now() + 3_600_000) / step) * step);
}

function toggle(
  view: ViewModel,
  name: "stop" | "scheduledAt" | "unicode",
  label: string,
  hint: string,
  isOn: boolean,
  act: (isOn: boolean) => void,
): TemplateResult | typeof nothing {
  if (!view.shows(name)) return nothing;
  return html`
    <div class="switch" data-field=${name === "scheduledAt" ? nothing : name}>
      <input
        type="checkbox"
        role="switch"
        id=${name}
        part="switch"
        .checked=${isOn}
        ?disabled=${view.locked}
        aria-describedby="${name}-hint ${name}-error"
        @change=${(event: Event) => act((event.target as HTMLInputElement).checked)}
      />
      <label for=${name} id=${name === "scheduledAt" ? "opens-schedule" : nothing}>${label}</label>
      <p class="hint" id="${name}-hint" aria-live="polite">${hint}</p>
      ${name === "scheduledAt" ? nothing : fieldError(view, name)}
    </div>
  `;
}

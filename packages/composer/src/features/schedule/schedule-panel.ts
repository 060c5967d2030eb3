import { html, nothing } from "lit";
import { forecastDelivery, fromParisTime, parisTime } from "@sms-composer/core/forecast";
import { LIMITS } from "@sms-composer/core/segments";
import { fieldError } from "../../view/field-error.ts";
import { fieldValue } from "../../view/field-value.ts";
import type { PanelMaker } from "../../view/panel.ts";
import type { PanelMessages } from "../../languages/en/panels.ts";

const pad = (value: number, length = 2): string => String(value).padStart(length, "0");

/** A date and time as `<input type="datetime-local">` has it, on the clock of Paris; empty when the date is invalid. */
function asInput(date: Date | undefined): string {
  if (!date || Number.isNaN(date.getTime())) return "";
  const { year, month, day, hour, minute } = parisTime(date);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}`;
}

function fromInput(value: string): Date {
  const [year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN] = value.split(/\D/).map(Number);
  return value ? fromParisTime({ year, month, day, hour, minute }) : new Date(NaN);
}

/** The browser counts its steps from the earliest date: only from a minute that can be scheduled all steps can be. */
function soonest(now: Date): Date {
  const step = LIMITS.minuteStep * 60_000;
  return new Date(Math.ceil(now.getTime() / step) * step);
}

/** The time at which it leaves, on the clock of Paris, and the time at which it really arrives. */
export const schedulePanel: PanelMaker = () => ({
  hint({ snapshot: { options } }, messages) {
    if (!options.stop || options.scheduledAt) return undefined;
    const { deliveredAt, heldBecause } = forecastDelivery({ at: new Date(), commercial: true });
    return heldBecause && messages.nowHeld(deliveredAt, heldBecause);
  },

  render(view, messages) {
    const { snapshot, actions, locked } = view;
    const { scheduledAt, stop } = snapshot.options;
    return html`
      <div class="field" data-field="scheduledAt">
        <label for="scheduled-at">${messages.dayAndTime} <small>${messages.parisTime}</small></label>
        <input
          id="scheduled-at"
          class="box"
          part="control"
          type="datetime-local"
          step=${LIMITS.minuteStep * 60}
          min=${asInput(soonest(new Date()))}
          ${asInput(scheduledAt) ? fieldValue(asInput(scheduledAt)) : nothing}
          ?readonly=${locked}
          aria-describedby="scheduled-at-forecast scheduledAt-error"
          aria-invalid=${view.problemOf("scheduledAt") ? "true" : "false"}
          @change=${(event: Event) => {
            const at = fromInput((event.target as HTMLInputElement).value);
            actions.setOptions({ scheduledAt: at });
            // A date that cannot be is shown at once.
            actions.leave("scheduledAt");
            actions.announce(view.problemOf("scheduledAt") ?? forecast(at, stop ?? false, messages));
          }}
          @blur=${() => actions.leave("scheduledAt")}
        />
        <p class="hint" id="scheduled-at-forecast">${forecast(scheduledAt, stop ?? false, messages)}</p>
        ${fieldError(view, "scheduledAt")}
      </div>
    `;
  },
});

function forecast(at: Date | undefined, commercial: boolean, messages: PanelMessages): string {
  // The field itself says that a time has passed, or is none.
  if (!at || !(at.getTime() > Date.now())) return "";
  const { deliveredAt, heldBecause } = forecastDelivery({ at, commercial });
  return heldBecause ? messages.arrivesHeld(deliveredAt, heldBecause) : messages.arrives(deliveredAt);
}

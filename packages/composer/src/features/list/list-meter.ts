import { html, nothing, type TemplateResult } from "lit";
import type { MessageAnalysis } from "@sms-composer/core";
import type { ListEstimate } from "@sms-composer/core/template";
import type { Snapshot } from "../../draft/draft-store.ts";
import type { ListMessages } from "../../languages/en/list.ts";
import type { ListWork } from "./list-work.ts";

/** The number of people by how many SMS they get, their sum, and the one change to the text that would save most. */
export function listMeter(messages: ListMessages, work: ListWork, snapshot: Snapshot): TemplateResult {
  const { estimate } = work;
  if (!estimate || !work.isCurrent)
    return html`<p class="counts" part="counts" id="counts"><strong>${messages.counting}</strong></p>`;
  const { distribution, segments } = estimate;
  const longest = estimate.longest.map(({ row }) => work.fill(row, snapshot).analysis);
  const parts = distribution.map(({ recipients, segments: each }) => messages.part(recipients, each));
  return html`
    ${
      distribution.length > 0
        ? html`<div class="meter" part="meter" aria-hidden="true">
            ${distribution.map(
              ({ recipients }, index) =>
                html`<i part="bar" .style=${`flex:${recipients}`}><b
                  class=${index > 0 ? "two" : ""} part="bar-fill" .style=${"flex:1"}></b></i>`,
            )}
          </div>`
        : nothing
    }
    <p class="counts" part="counts" id="counts">
      <strong>${messages.distribution(parts.join(", "), segments)}</strong>
      ${longest[0] ? html`<span>${messages.longestUnits(longest[0].units)}</span>` : nothing}
    </p>
    ${advice(messages, estimate, longest)}
  `;
}

/** The advice by how much to shorten the text so that those who get most SMS get one less, where that is little. */
function advice(messages: ListMessages, { distribution }: ListEstimate, longest: readonly MessageAnalysis[]) {
  const { segments = 1, recipients = 0 } = distribution.at(-1) ?? {};
  if (segments < 2) return nothing;
  const those = longest.filter((each) => each.segments.length === segments);
  const units = Math.max(...those.map(({ unitsToSaveOne }) => unitsToSaveOne));
  if (!(units > 0 && units <= MAX_UNITS_TO_SAVE)) return nothing;
  return html`<p class="hint">${messages.shorten(units, segments - 1, recipients)}</p>`;
}

/** Maximum saving to advise: nobody shortens a text by more than half of an SMS. */
const MAX_UNITS_TO_SAVE = 80;

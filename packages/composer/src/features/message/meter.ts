import { html, type TemplateResult } from "lit";
import type { MessageAnalysis } from "@sms-composer/core";
import type { MeterMessages } from "../../languages/en/meter.ts";

/** Maximum count of bars: more would be too thin to read, and the sentence under them has the number. */
const MAX_BARS = 10;

/**
 * A bar for each SMS and what it says in words. Silent: the announcer speaks when it matters.
 * @param excess how much of the text is too much, where it cannot be sent
 */
export function meter(messages: MeterMessages, analysis: MessageAnalysis, excess = ""): TemplateResult {
  const { segments, units, unitsPerSegment, unitsLeft, unitsToSaveOne, stopMention } = analysis;
  const bars = segments[0] ? segments.slice(0, MAX_BARS) : [{ units: 0 }];
  const capacity = unitsPerSegment * (segments.length || 1);
  const advice = excess || (unitsToSaveOne > 0 ? messages.removeToSave(unitsToSaveOne) : messages.left(unitsLeft));
  return html`
    <div class="meter" part="meter" aria-hidden="true">
      ${bars.map((bar, i) => {
        const stop = i === segments.length - 1 ? stopMention.length : 0;
        const share = (part: number): string => `width:${(part / unitsPerSegment) * 100}%`;
        return html`<i part="bar"><b part="bar-fill" .style=${share(bar.units - stop)}></b><b
          class="hatched" part="bar-stop" .style=${share(stop)}></b></i>`;
      })}
    </div>
    <p class="counts" part="counts" id="counts">
      <strong>${messages.sms(segments.length)}</strong>
      <span>${messages.used(units, capacity, stopMention !== "")} · ${advice}</span>
    </p>
  `;
}

import { html, nothing, type TemplateResult } from "lit";
import type { MessageAnalysis } from "@sms-composer/core";
import type { Formats } from "../../languages/formats.ts";
import type { FormMessages } from "../../languages/en/form.ts";
import type { Snapshot } from "../../draft/draft-store.ts";
import { changedItems } from "../../view/changed-items.ts";
import type { ValueMark, ViewModel } from "../../view/view-model.ts";
import { type PreviewSegment, previewSegments, type Run, runsOf } from "./preview-runs.ts";

/** The preview draws this many SMS: the most that can be joined, and a little more. */
const MAX_SEGMENTS = 12;

/** A message of more SMS than this scrolls in its handset, and can be scrolled by keyboard. */
const LONG = 3;

/** The sender that the handset shows when none is set: the operator's short code. */
const SHORT_CODE = "36xxx";

/** The message on a handset, as it will arrive. */
export function preview(
  { messages }: ViewModel,
  snapshot: Snapshot & { readonly values?: readonly ValueMark[] },
  stepper: TemplateResult | typeof nothing,
): TemplateResult {
  const { analysis, options, values } = snapshot;
  const sender = options.sender || SHORT_CODE;
  const { length } = analysis.segments;
  const rest = length - MAX_SEGMENTS;
  const isLong = length > LONG;
  return html`
    <section class="side" part="preview" aria-labelledby="preview-label">
      <span class="label" id="preview-label">${messages.preview}</span>
      ${stepper}
      <div class=${isLong ? "phone long" : "phone"} part="handset" tabindex=${isLong ? 0 : nothing}>
        <header>
          <b aria-hidden="true">${/^[a-z]/i.test(sender) ? sender[0]?.toUpperCase() : "#"}</b>
          <span>${sender}</span>
        </header>
        ${
          length > 0
            ? html`<p class="bubble" part="bubble" dir="auto" role="img" aria-label=${analysis.text.slice(0, analysis.segments.at(MAX_SEGMENTS - 1)?.end)}>${changedItems(
                previewSegments(analysis, MAX_SEGMENTS, values),
                ({ text, marks }) => [messages, text, ...marks],
                (sms, index) => segment(sms, index, messages.formats),
              )}</p>${rest > 0 ? html`<p class="hint">${messages.previewRest(rest)}</p>` : nothing}<p class="when">${caption(messages, analysis)}</p>`
            : nothing
        }
        <p class="hint" ?hidden=${length > 0}>${messages.previewEmpty}</p>
      </div>
    </section>
  `;
}

/** A caption that says how it arrives, and that it cannot where characters are missing. */
function caption(messages: FormMessages, { segments: { length }, unsupported }: MessageAnalysis): string {
  const missing = unsupported.length > 0 ? messages.withoutUnsupported : "";
  const whole = missing ? "" : messages.asItArrives;
  return [missing, length > 1 ? messages.billedAs(length) : whole].filter(Boolean).join(" · ");
}

/** One SMS. */
function segment(sms: PreviewSegment, index: number, formats: Formats): TemplateResult {
  const boundary =
    index > 0 ? html`<span class="cut" part="boundary">SMS ${formats.number(index + 1)}</span>` : nothing;
  return html`${boundary}<span class="segment">${changedItems(runsOf(sms), ({ text, look }) => [text, look], drawn)}</span>`;
}

/** No blank around the parts: the bubble keeps white space as it is. */
function drawn({ text, look }: Run): TemplateResult | string {
  if (look === "stop") return html`<span class="stop" part="stop-mention">${text}</span>`;
  if (look === "link") return html`<u>${text}</u>`;
  if (look?.startsWith("hue")) return html`<span class=${look}>${text}</span>`;
  return look ? html`<mark title="${look} → ${text}">${text}</mark>` : text;
}

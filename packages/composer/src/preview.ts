import { html, nothing, type TemplateResult } from "lit";
import type { ComposerView } from "./composer-view.ts";
import { previewRuns, type Run } from "./preview-runs.ts";

/** The preview draws this many SMS: the most that can be joined, and a little more. */
const MAX_SEGMENTS = 12;

/** The sender that the handset shows when none is set: the operator's short code. */
const SHORT_CODE = "36xxx";

/** The message on a handset, as it will arrive. */
export function preview({ words, snapshot }: ComposerView): TemplateResult {
  const { analysis, message, options } = snapshot;
  const sender = options.sender || SHORT_CODE;
  const { length } = analysis.segments;
  const rest = length - MAX_SEGMENTS;
  return html`
    <section class="side" part="preview" aria-label=${words.preview}>
      <div class="phone" part="handset">
        <header>
          <b aria-hidden="true">${/^[a-z]/i.test(sender) ? sender[0]?.toUpperCase() : "#"}</b>
          <span>${sender}</span>
        </header>
        ${
          length > 0
            ? html`<p class="bubble" part="bubble" dir="auto">${previewRuns(message, analysis, MAX_SEGMENTS).map(
                (run) => drawn(run, words.segment),
              )}</p>`
            : html`<p class="hint">${words.previewEmpty}</p>`
        }
        ${rest > 0 ? html`<p class="hint">${words.previewRest(rest)}</p>` : nothing}
        ${length > 0 ? html`<p class="when">${length > 1 ? words.billedAs(length) : words.asItArrives}</p>` : nothing}
      </div>
    </section>
  `;
}

/** No blank around the parts: the bubble keeps white space as it is. */
function drawn({ text, from, isLink, isStop, segment }: Run, words: (index: number) => string): TemplateResult {
  const look = isStop
    ? html`<span class="stop" part="stop-mention">${text}</span>`
    : isLink
      ? html`<span class="link">${text}</span>`
      : from
        ? html`<mark title="${from} → ${text}">${text}</mark>`
        : html`${text}`;
  return segment ? html`<span class="cut" part="boundary">${words(segment)}</span>${look}` : look;
}

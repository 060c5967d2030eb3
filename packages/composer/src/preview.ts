import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
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
                (runs, index) => segment(runs, index, words.segment),
              )}</p>`
            : html`<p class="hint">${words.previewEmpty}</p>`
        }
        ${rest > 0 ? html`<p class="hint">${words.previewRest(rest)}</p>` : nothing}
        ${length > 0 ? html`<p class="when">${length > 1 ? words.billedAs(length) : words.asItArrives}</p>` : nothing}
      </div>
    </section>
  `;
}

/** One SMS, drawn again only when it has changed: of a long text mostly the last. */
function segment(runs: readonly Run[], index: number, words: (index: number) => string): TemplateResult {
  const boundary = index > 0 ? html`<span class="cut" part="boundary">${words(index + 1)}</span>` : nothing;
  const seen = runs.flatMap(({ text, from, isLink, isStop }) => [text, from, isLink, isStop]);
  return html`${guard([words, index], () => boundary)}<span class="segment">${guard(seen, () => runs.map(drawn))}</span>`;
}

/** No blank around the parts: the bubble keeps white space as it is. */
function drawn({ text, from, isLink, isStop }: Run): TemplateResult | string {
  if (isStop) return html`<span class="stop" part="stop-mention">${text}</span>`;
  if (isLink) return html`<span class="link">${text}</span>`;
  return from ? html`<mark title="${from} → ${text}">${text}</mark>` : text;
}

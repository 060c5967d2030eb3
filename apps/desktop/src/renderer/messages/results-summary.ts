import { css, html, nothing } from "lit";
import { RECIPIENT_RESULTS, type RecipientResult, type ResultCounts } from "../../outbox/history/results.ts";
import { numberText } from "../formats.ts";
import type { ViewContext } from "../view-context.ts";

/** The look of each result: colour and shape, so that it is told apart without colours as well. */
export const RESULT_KIND: Readonly<Record<RecipientResult, string>> = {
  delivered: "good",
  waiting: "",
  "to-send": "",
  unknown: "open",
  "not-delivered": "bad",
  failed: "bad",
  "not-sent": "bad",
  "in-doubt": "doubt",
};

export const resultStyles = css`
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem 2rem;
    margin: 0 0 0.6rem;
  }
  .counts div {
    display: flex;
    flex-direction: column-reverse;
  }
  .counts dt {
    font-size: 0.85rem;
  }
  .counts dd {
    font-size: 1.35rem;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 1.2;
  }
  .bar {
    display: flex;
    gap: 2px;
    block-size: 0.5rem;
    border-radius: 4px;
    overflow: hidden;
    background: var(--line);
  }
  .bar span {
    min-inline-size: 4px;
  }
  .bar .good {
    background: var(--good);
  }
  .bar .bad {
    background: var(--bad);
  }
  .bar .doubt {
    background: var(--warn);
  }
  .bar .open {
    background: repeating-linear-gradient(135deg, var(--warn) 0 3px, transparent 3px 6px);
  }
`;

/** One stretch for each result, in proportion. By the property, which the page's policy allows. */
export function resultBar(results: ResultCounts) {
  const shown = ["delivered", ...RECIPIENT_RESULTS.filter((result) => result !== "delivered")] as const;
  return html`<div class="bar" aria-hidden="true">
    ${shown
      .filter((result) => results[result] > 0)
      .map((result) => html`<span class=${RESULT_KIND[result]} .style=${`flex: ${results[result]} 1 0`}></span>`)}
  </div>`;
}

/** The number of recipients that got it out of all, and the results of the others. */
export function resultCounts(
  { results, recipients, stopped }: { results: ResultCounts; recipients: number; stopped: number },
  context: ViewContext,
) {
  const { messages } = context;
  const count = (count: number, label: string, kind?: string) =>
    html`<div><dt class=${kind === undefined ? "" : `badge ${kind}`}>${label}</dt><dd>${numberText(count, context)}</dd></div>`;
  const shown = ["delivered", ...RECIPIENT_RESULTS.filter((result) => result !== "delivered")] as const;
  return html`<dl class="counts">
    ${count(recipients, messages.results.all(recipients))}
    ${shown.map((result) =>
      results[result] > 0 || result === "delivered"
        ? count(results[result], messages.results[result], RESULT_KIND[result])
        : nothing,
    )}
    ${stopped > 0 ? count(stopped, messages.results.stopped, "doubt") : nothing}
  </dl>`;
}

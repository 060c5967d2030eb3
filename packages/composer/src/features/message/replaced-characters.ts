import { html, nothing, type TemplateResult } from "lit";
import type { MessageAnalysis, Replacement } from "@sms-composer/core";
import type { IssueMessages } from "../../languages/en/issues.ts";
import { changedItems } from "../../view/changed-items.ts";

/**
 * A list of the characters that the network replaces, each character once with how often and what it costs, in a quiet
 * line.
 */
export function replacedCharacters(
  messages: IssueMessages,
  { replacements }: MessageAnalysis,
): TemplateResult | typeof nothing {
  if (replacements.length === 0) return nothing;
  const swaps = new Map<string, { swap: Replacement; times: number }>();
  for (const swap of replacements) {
    const known = swaps.get(swap.from);
    if (known) known.times++;
    else swaps.set(swap.from, { swap, times: 1 });
  }
  return html`
    <details class="replaced" part="replacements" open>
      <summary>${messages.replacedByNetwork(replacements.length)}</summary>
      <ul class="swaps">
        ${changedItems(
          [...swaps.values()],
          ({ swap, times }) => [messages, swap.from, times],
          (each) => swapItem(messages, each),
        )}
      </ul>
    </details>
  `;
}

function swapItem(messages: IssueMessages, { swap, times }: { swap: Replacement; times: number }): TemplateResult {
  const { from, to, unitDifference } = swap;
  return html`<li>
    <code>${from}</code> ${to ? html`→ <code>${to}</code>` : messages.isLeftOut}${times > 1 ? ` ×${times}` : nothing}
    ${unitDifference > 0 ? ` (${messages.unitsMore(unitDifference * times)})` : nothing}
  </li>`;
}

import type { SendDraft } from "@sms-composer/core";
import { html, nothing } from "lit";
import type { Messages } from "../../messages/en/index.ts";
import type { Draft } from "../../outbox/store/drafts.ts";

export interface DraftListActions {
  readonly open: (id: string) => void;
  readonly begin: () => void;
  readonly delete: () => void;
}

/** The drafts to choose from; nothing while there is only the one that is written. */
export function draftList(
  drafts: readonly Draft[],
  current: string | undefined,
  { compose }: Messages,
  actions: DraftListActions,
) {
  if (drafts.length < 2 && !(drafts[0] && drafts[0].id !== current)) return nothing;
  return html`
    <div class="row drafts" role="group" aria-label=${compose.drafts}>
      <span class="quiet">${compose.drafts}</span>
      <button @click=${actions.begin}>${compose.newDraft}</button>
      <button class="danger" @click=${actions.delete}>${compose.deleteDraft}</button>
      <div class="row list">
        ${drafts.map(
          ({ id, content }) => html`
            <button aria-pressed=${id === current} ?disabled=${id === current} @click=${() => actions.open(id)}>
              ${(content as SendDraft).message || compose.emptyDraft}
            </button>
          `,
        )}
      </div>
    </div>
  `;
}

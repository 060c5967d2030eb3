import { html, nothing } from "lit";
import { numberText } from "./formats.ts";
import type { ViewContext } from "./view-context.ts";

export interface NoticeActions {
  readonly isOnline: boolean;
  /** The settings tell of a newer version themselves. */
  readonly showsUpdate: boolean;
  readonly enterKey: () => void;
  readonly readAccount: () => void;
}

/**
 * The notices that show in every view: no network, a trial, a key that does not work, credit that runs out, an update.
 */
export function notices(context: ViewContext, { isOnline, showsUpdate, enterKey, readAccount }: NoticeActions) {
  const { account, foundUpdate, releasesPage, calls } = context;
  const { banner, updates } = context.messages;
  const problem = {
    "no-key": banner.noKey,
    "locked-key": banner.lockedKey,
    refused: banner.refused,
    "no-answer": banner.noAnswer,
    "untrusted-certificate": banner.untrustedCertificate,
  };
  return html`
    ${isOnline ? nothing : html`<p class="notice"><span>${banner.offline}</span></p>`}
    ${
      account?.mode === "trial"
        ? html`<p class="notice trial">
          <span>${banner.trial}</span>
          <button @click=${() => calls.openHandset()}>${banner.openHandset}</button>
          <button @click=${enterKey}>${banner.useMyAccount}</button>
        </p>`
        : nothing
    }
    ${
      account?.problem && isOnline
        ? html`<p class="notice bad">
          <span>${problem[account.problem]}</span>
          <button @click=${readAccount}>${banner.tryAgain}</button>
        </p>`
        : nothing
    }
    ${lowCredit(context)}
    ${
      foundUpdate?.kind === "newer" && releasesPage !== undefined && showsUpdate
        ? html`<p class="notice trial">
          <span>${updates.newer(foundUpdate.version)}</span>
          <a href=${releasesPage} target="_blank">${updates.page}</a>
        </p>`
        : nothing
    }
  `;
}

/**
 * The number of SMS that the own account has left, in the range that is written with; `undefined` where that is not
 * known.
 */
export function creditLeft({ account, settings }: ViewContext): number | undefined {
  if (account?.mode !== "own" || !account.credits) return undefined;
  return settings.range === "lowCost" ? account.credits.lowCost : account.credits.premium;
}

function lowCredit(context: ViewContext) {
  const left = creditLeft(context);
  if (left === undefined || left >= context.settings.lowCredit) return nothing;
  const { credit } = context.messages;
  return html`<p class="notice">
    <span>${credit.low(numberText(left, context))}</span>
    <a href="https://my.smspartner.fr/" target="_blank">${credit.buy}</a>
  </p>`;
}

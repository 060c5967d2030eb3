import type { ComposerDraft } from "../draft/draft-options.ts";

/** The draft changed, by hand or by script. */
export class SmsDraftChangeEvent extends Event {
  readonly draft: ComposerDraft;

  constructor(draft: ComposerDraft) {
    super("sms-draft-change", { bubbles: true, composed: true });
    this.draft = draft;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "sms-draft-change": SmsDraftChangeEvent;
  }
}

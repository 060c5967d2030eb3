import type { SendDraft } from "@sms-composer/core";

/** The draft changed, by hand or by script. */
export class SmsDraftChangeEvent extends Event {
  readonly draft: SendDraft;

  constructor(draft: SendDraft) {
    super("sms-draft-change", { bubbles: true, composed: true });
    this.draft = draft;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "sms-draft-change": SmsDraftChangeEvent;
  }
}

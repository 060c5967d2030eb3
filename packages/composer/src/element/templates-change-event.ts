import type { MessageTemplate } from "@sms-composer/core/message-templates";

/** Somebody saved a template: the page can store all of them, as JSON. */
export class SmsTemplatesChangeEvent extends Event {
  readonly templates: readonly MessageTemplate[];

  constructor(templates: readonly MessageTemplate[]) {
    super("sms-templates-change", { bubbles: true, composed: true });
    this.templates = templates;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "sms-templates-change": SmsTemplatesChangeEvent;
  }
}

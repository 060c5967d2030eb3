/**
 * What Angular's strict templates are checked as, under `CUSTOM_ELEMENTS_SCHEMA`: the element by its tag, a listener
 * as `addEventListener`. There is nothing to generate.
 */
import type {} from "@sms-composer/composer";

export const sent = (element: HTMLElementTagNameMap["sms-composer"], say: (messageId: number) => void): void =>
  element.addEventListener("sms-sent", ($event) => say($event.receipt.messageId));

import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import "@sms-composer/composer/define";
import type { SmsSentEvent } from "@sms-composer/composer";

@Component({
  selector: "app-reminder",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <sms-composer
      #composer
      endpoint="/sms"
      [pricePremium]="0.038"
      (input)="text.set(composer.value)"
      (sms-sent)="sent($event)"
    />
    <p>{{ text() }} {{ messageId() }}</p>
  `,
})
export class Reminder {
  readonly text = signal("");
  readonly messageId = signal<number | string | undefined>(undefined);

  sent(event: SmsSentEvent): void {
    this.messageId.set(event.receipt.messageId);
  }
}

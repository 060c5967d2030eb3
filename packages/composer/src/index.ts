export { SmsComposer } from "./sms-composer.ts";
export { SmsErrorEvent, SmsSendEvent, SmsSentEvent } from "./composer-events.ts";
export { SmsDraftChangeEvent } from "./draft-change-event.ts";
export type { FieldName } from "./composer-view.ts";
export type { Transport } from "./sending.ts";
export { SmsMeter } from "./sms-meter.ts";

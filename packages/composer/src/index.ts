export { SmsComposer } from "./sms-composer.ts";
export { SmsDraftChangeEvent, SmsErrorEvent, SmsSendEvent, SmsSentEvent } from "./composer-events.ts";
export type { FieldName } from "./composer-view.ts";
export type { Transport } from "./sending.ts";
export { SmsMeter } from "./sms-meter.ts";

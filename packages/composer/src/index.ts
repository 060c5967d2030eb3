export { SmsComposer } from "./sms-composer.ts";
export {
  SmsErrorEvent,
  SmsFoundEvent,
  SmsOwnNumbersChangeEvent,
  SmsSendEvent,
  SmsSentEvent,
} from "./element/composer-events.ts";
export { SmsDraftChangeEvent } from "./element/draft-change-event.ts";
export { SmsTemplatesChangeEvent } from "./element/templates-change-event.ts";
export type { ComposerDraft } from "./draft/draft-options.ts";
export type { ListReference, PeopleList, SentList } from "./draft/people-list.ts";
export type { FieldName } from "./view/view-model.ts";
export type { Transport } from "./element/transport.ts";
export { SmsMeter } from "./sms-meter.ts";

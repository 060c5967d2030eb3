export type { Issue, IssueCode, IssueParams } from "./request/issue.ts";
export { RECEIPT_HOURS, statusAt } from "./request/delivery-status.ts";
export type { DeliveryStatus } from "./request/delivery-status.ts";
export { advanceSend, ANSWER_GUARD_MS, NEW_SEND, sendCommand } from "./request/send-machine.ts";
export type { SendCommand, SendEvent, SendMachine, SendResult, SendState } from "./request/send-machine.ts";
export type {
  Certainty,
  FieldError,
  FoundSend,
  ListOutcome,
  MessageId,
  OutcomeReason,
  PortionOutcome,
  RefusalCode,
  SendOutcome,
  SendProgress,
  SendReceipt,
} from "./request/send-outcome.ts";
export { costOf } from "./request/send-cost.ts";
export type { Prices, RangePrices, SendCost } from "./request/send-cost.ts";
export type { PriceRange, SendDraft, SendField, SendRequest } from "./request/send-request.ts";
export {
  CANCEL_CODES,
  CONTROL_CODES,
  LOOKUP_CODES,
  STATUS_CODES,
  STOP_LIST_CODES,
} from "./gateways/smspartner/control-codes.ts";
export type { ControlCodeName } from "./gateways/smspartner/control-codes.ts";
export { readDeliveryStatus } from "./gateways/smspartner/delivery-status-words.ts";
export { LIMITS } from "./gateways/smspartner/limits.ts";
export { readScheduledAt } from "./request/scheduled-at.ts";
export {
  carriesReceipt,
  fromWireError,
  parseMessageId,
  parseSendResponse,
  readSendReceipt,
} from "./gateways/smspartner/send-response.ts";
export type { SendResponse, WireError } from "./gateways/smspartner/send-response.ts";
export { validateSendRequest } from "./gateways/smspartner/send-validation.ts";
export { attributeOf, FIELD_NAMES, fieldsOfKind, rowOf, SEND_FIELDS } from "./gateways/smspartner/fields.ts";
export type { FieldKind, FieldKinds, FieldsOfKind, SendFieldRow } from "./gateways/smspartner/fields.ts";
export { analysisOptionsOf, fromWire, toWire, WIRE_NAMES } from "./gateways/smspartner/wire.ts";
export type { WireFlag, WireSendBody } from "./gateways/smspartner/wire.ts";
export { XML_ACCEPTED, XML_FIELD_ERROR, XML_REFUSED } from "./gateways/smspartner/wire-xml-shape.ts";

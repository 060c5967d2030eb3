export { createSandbox, type Sandbox } from "./sandbox.ts";
export type { Dialect } from "./platform/dialect.ts";
export type { SandboxOptions } from "./options.ts";
export type { Account, AccountSettings } from "./platform/account.ts";
export type { SandboxContact, SandboxGroup } from "./platform/contacts.ts";
export { amountOf, toDecimal, type Amount } from "./platform/money.ts";
export type { Content, Delivery, DeliveryStatus, Message } from "./platform/message.ts";
export {
  FAULTS,
  WEBHOOK_FAULTS,
  parseFaultOrders,
  type FaultKind,
  type FaultOrder,
  type WebhookFaultKind,
} from "./faults/fault-orders.ts";
export { ConnectionDropped } from "./faults/faults.ts";
export type { HandsetState, Reply } from "./platform/handset.ts";
export type { PhoneSummary, PhoneView, Progress, ThreadMessage, ThreadReply } from "./handsets/phone-view.ts";
export type { LogEntry } from "./http/request-log.ts";
export type { WebhookAttempt } from "./platform/webhooks.ts";
export type { Prices } from "./platform/prices.ts";
export { serveSandbox, type SandboxServer, type ServeOptions } from "./serve.ts";
export { fileStorage } from "./storage/file-storage.ts";
export type { Storage } from "./storage/storage.ts";

import type { MessageId, SendReceipt, SendRequest } from "@sms-composer/core/requests";
import { cancel } from "./calls/cancel.ts";
import type { Call } from "./calls/define-call.ts";
import { contacts } from "./calls/contacts.ts";
import type { Contact } from "./calls/contacts.ts";
import { costs } from "./calls/costs.ts";
import type { CostPeriod, MonthCost } from "./calls/costs.ts";
import { credits } from "./calls/credits.ts";
import type { Credits } from "./calls/credits.ts";
import type { Delivery } from "./calls/delivery-status.ts";
import { groups } from "./calls/groups.ts";
import type { ContactGroup } from "./calls/groups.ts";
import { lookup } from "./calls/lookup.ts";
import type { NumberFormat } from "./calls/lookup.ts";
import type { PagedCallOptions } from "./calls/pages.ts";
import { sendBulk } from "./calls/send-bulk.ts";
import type { BulkReceipt, BulkRequest } from "./calls/send-bulk.ts";
import { sendFromNumber } from "./calls/send-from-number.ts";
import type { NumberSendRequest } from "./calls/send-from-number.ts";
import { send } from "./calls/send.ts";
import { statusByTag } from "./calls/status-by-tag.ts";
import { statusOfMany } from "./calls/status-of-many.ts";
import type { StatusOrRefusal } from "./calls/status-of-many.ts";
import { status, statusByMessage } from "./calls/status.ts";
import type { MessageDelivery, MessageRecipient } from "./calls/status.ts";
import { addStop, removeStop, stopList } from "./calls/stop-list.ts";
import type { Stop } from "./calls/stop-list.ts";
import type { CallOptions, ClientOptions, Settings } from "./client-options.ts";
import { resolveOptions } from "./client-options.ts";
import type { CallName } from "./endpoint.ts";

/**
 * The calls of the API. Each rejects with an `SmsPartnerError` that says what is certain. What changes something is
 * tried once; reads are repeated after failures that may pass.
 */
export interface Client {
  /**
   * Sends one text to up to 500 recipients, now or at `scheduledAt`. One attempt: the API has no idempotency key, so
   * after an error whose `outcome` is `unknown` a person has to decide before anything is sent again.
   */
  readonly send: (request: SendRequest, options?: CallOptions) => Promise<SendReceipt>;
  /** Sends a text of its own to each of up to 500 recipients. One attempt, as with `send`. */
  readonly sendBulk: (request: BulkRequest, options?: CallOptions) => Promise<BulkReceipt>;
  /** The credit of the account. */
  readonly credits: (options?: CallOptions) => Promise<Credits>;
  /** Cancels a scheduled send, until 5 minutes before its time. One attempt. */
  readonly cancel: (messageId: MessageId, options?: CallOptions) => Promise<void>;
  /** The delivery of one message to one recipient. */
  readonly status: (of: MessageRecipient, options?: CallOptions) => Promise<MessageDelivery>;
  /** Several deliveries; each that the API does not know is named. Asks for 500 at a time. */
  readonly statusOfMany: (
    messages: readonly MessageRecipient[],
    options?: CallOptions,
  ) => Promise<readonly StatusOrRefusal[]>;
  /** The deliveries of one send to all its recipients. */
  readonly statusByMessage: (messageId: MessageId, options?: CallOptions) => Promise<readonly Delivery[]>;
  /** The deliveries of all sends with a tag: all pages, as one list. The time limit is for each page. */
  readonly statusByTag: (tag: string, options?: CallOptions) => Promise<readonly Delivery[]>;
  /** The numbers that want no more messages. */
  readonly stopList: (options?: CallOptions) => Promise<readonly Stop[]>;
  /** Puts a number on that list; resolves with the id of the entry. One attempt. */
  readonly addStop: (phoneNumber: string, options?: CallOptions) => Promise<number>;
  /** Takes an entry off that list, by its id. One attempt. */
  readonly removeStop: (id: number, options?: CallOptions) => Promise<void>;
  /** The form of phone numbers, free of charge; asks for 500 at a time. The vendor allows 360 requests a minute. */
  readonly lookup: (phoneNumbers: readonly string[], options?: CallOptions) => Promise<readonly NumberFormat[]>;
  /** The groups of the account's contacts. */
  readonly groups: (options?: CallOptions) => Promise<readonly ContactGroup[]>;
  /** The people of a group: all pages of 20, as one list. The time limit is for each page; `onPage` gets each as it arrives. */
  readonly contacts: (groupId: number, options?: PagedCallOptions<Contact>) => Promise<readonly Contact[]>;
  /** Reads the account's costs, month by month. The vendor allows 5 requests a minute. */
  readonly costs: (period: CostPeriod, options?: CallOptions) => Promise<readonly MonthCost[]>;
  /** Sends one text to one recipient from a number that the account rents. One attempt, as with `send`. */
  readonly sendFromNumber: (request: NumberSendRequest, options?: CallOptions) => Promise<SendReceipt>;
}

type Calls = {
  readonly [Name in CallName]: (settings: Settings, ...args: Parameters<Client[Name]>) => ReturnType<Client[Name]>;
};

const CALLS: Calls = {
  send,
  sendBulk,
  credits: withoutArgument(credits),
  cancel,
  status,
  statusOfMany,
  statusByMessage,
  statusByTag,
  stopList: withoutArgument(stopList),
  addStop,
  removeStop,
  lookup,
  groups: withoutArgument(groups),
  contacts,
  costs,
  sendFromNumber,
};

function withoutArgument<Result>(call: Call<void, Result>) {
  return (settings: Settings, options?: CallOptions): Promise<Result> => call(settings, undefined, options);
}

/**
 * A client for one account.
 * @throws TypeError for options that no request could be made with.
 */
export function createClient(options: ClientOptions): Client {
  const settings = resolveOptions(options);
  const calls = Object.entries<(settings: Settings, ...args: never[]) => unknown>(CALLS);
  const methods = calls.map(([name, call]) => [name, (...args: never[]) => call(settings, ...args)] as const);
  return Object.fromEntries(methods) as unknown as Client;
}

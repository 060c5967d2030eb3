import type { CallName, CallOptions, Client } from "@sms-composer/client";

/** One call with arguments that pass our own rules, and what the API answers when all goes well. */
export interface ApiCall {
  readonly make: (client: Client, options?: CallOptions) => Promise<unknown>;
  /** Whether it changes nothing, so that the client may repeat it. */
  readonly isRead: boolean;
  /** Whether it asks for one page after the other, until one is empty or another than it asked for. */
  readonly isPaged?: boolean;
  readonly path: string;
  readonly accepted: Readonly<Record<string, unknown>>;
}

const OK = { success: true, code: 200 };
const LIST = [{ phoneNumber: "+33600000001", status: "Delivered", stopSMS: false, date: "1517989111" }];

/** Every call of the client. */
export const API_CALLS: Readonly<Record<CallName, ApiCall>> = {
  send: {
    make: (client, options) => client.send({ recipients: ["+33612345678"], message: "L’été à 20 €" }, options),
    isRead: false,
    path: "/v1/send",
    accepted: { ...OK, message_id: 307, nb_sms: 1, cost: 0.038, currency: "EUR" },
  },
  sendBulk: {
    make: (client, options) =>
      client.sendBulk({ messages: [{ recipient: "+33612345678", message: "Bonjour Ada" }] }, options),
    isRead: false,
    path: "/v1/bulk-send",
    accepted: {
      ...OK,
      message_id: 308,
      currency: "EUR",
      cost: 0.038,
      nbSMS: 1,
      SMSResponse_List: [{ ...OK, nbSms: 1, cost: 0.038, phoneNumber: "+33612345678" }],
    },
  },
  credits: {
    make: (client, options) => client.credits(options),
    isRead: true,
    path: "/v1/me",
    accepted: {
      ...OK,
      user: { username: "ada@example.test", firstname: "Ada", lastname: "Lovelace" },
      credits: {
        creditSms: 20,
        creditSmsECO: 37,
        creditHlr: 180,
        toSend: 0,
        balance: "0.900",
        currency: "EUR",
        solde: "0.900",
      },
    },
  },
  cancel: {
    make: (client, options) => client.cancel(307, options),
    isRead: false,
    path: "/v1/message-cancel",
    accepted: OK,
  },
  status: {
    make: (client, options) => client.status({ messageId: 307, recipient: "+33612345678" }, options),
    isRead: true,
    path: "/v1/message-status",
    accepted: {
      ...OK,
      number: "0612345678",
      messageId: "307",
      stopSms: false,
      date: "2015-02-07 22:39:46",
      statut: "Delivered",
      cost: 0.045,
      countryCode: "FR",
      currency: "EUR",
    },
  },
  statusOfMany: {
    make: (client, options) => client.statusOfMany([{ messageId: 307, recipient: "+33612345678" }], options),
    isRead: true,
    path: "/v1/multi-status",
    accepted: {
      ...OK,
      StatutResponse_List: [
        { ...OK, phoneNumber: "+33612345678", messageId: 307, status: "Delivered", date: "1517934416", stopSms: "0" },
      ],
    },
  },
  statusByMessage: {
    make: (client, options) => client.statusByMessage(307, options),
    isRead: true,
    path: "/v1/bulk-status",
    accepted: { ...OK, message_id: "307", StatutResponse_List: LIST },
  },
  statusByTag: {
    make: (client, options) => client.statusByTag("spring", options),
    isRead: true,
    isPaged: true,
    path: "/v1/bulk-status-by-tag",
    accepted: { ...OK, currentPage: 1, total: 1, StatutResponse_List: LIST },
  },
  stopList: {
    make: (client, options) => client.stopList(options),
    isRead: true,
    path: "/v1/stop-sms/list",
    accepted: {
      ...OK,
      nbData: 1,
      data: [{ id: 19, phoneNumber: "+33600000001", createdAt: "2015-07-20 10:19:45" }],
    },
  },
  addStop: {
    make: (client, options) => client.addStop("+33600000001", options),
    isRead: false,
    path: "/v1/stop-sms/add",
    accepted: { ...OK, stopId: 300 },
  },
  removeStop: {
    make: (client, options) => client.removeStop(300, options),
    isRead: false,
    path: "/v1/stop-sms/delete",
    accepted: OK,
  },
  lookup: {
    make: (client, options) => client.lookup(["+33612345678"], options),
    isRead: true,
    path: "/v1/lookup",
    accepted: {
      ...OK,
      lookup: [
        {
          request: "+33612345678",
          success: true,
          countryCode: "France",
          prefixCode: 33,
          phoneNumber: "+33612345678",
          type: "Mobile",
          network: "",
          format: {
            e164: "+33612345678",
            international: "+33 6 12 34 56 78",
            national: "06 12 34 56 78",
            rfc3966: "tel:+33-6-12-34-56-78",
          },
        },
      ],
    },
  },
  groups: {
    make: (client, options) => client.groups(options),
    isRead: true,
    path: "/v1/group/list",
    accepted: {
      success: true,
      groups: [
        { id: 4, name: "Clients", createdAt: "2021-10-05T10:00:00+0200", isSpecialFile: false, isLocationFile: false },
      ],
    },
  },
  contacts: {
    make: (client, options) => client.contacts(2, options),
    isRead: true,
    isPaged: true,
    path: "/v1/contact/list",
    accepted: {
      ...OK,
      currentPage: 1,
      total: "20",
      datas: [
        {
          contactId: 12,
          phone: "+33612345678",
          firstname: "Ada",
          lastname: "",
          url: "",
          shortUrl: "",
          date: "1990-12-09",
          custom1: "C-12",
          custom2: "",
          custom3: "",
          custom4: "",
          createdAt: "2021-10-05T10:00:00+0200",
          stopSms: false,
        },
      ],
    },
  },
  costs: {
    make: (client, options) => client.costs("last-month", options),
    isRead: true,
    path: "/v1/statistics/cost-resume",
    accepted: {
      success: true,
      datas: [
        {
          month: "october",
          year: "2021",
          m: "10",
          date: "1633039200",
          type: "month",
          cost: "49.174",
          nb_send: "1210",
        },
      ],
    },
  },
  sendFromNumber: {
    make: (client, options) =>
      client.sendFromNumber({ from: "+33644600000", recipient: "+33612345678", message: "Bonjour" }, options),
    isRead: false,
    path: "/v1/vn/send",
    accepted: { ...OK, message_id: 309, nb_sms: 1, cost: 0.038, currency: "EUR" },
  },
};

/** The calls by name, for tests of each. */
export const CALL_NAMES = Object.keys(API_CALLS) as readonly CallName[];

/** An answer as the API writes it in XML: entries without names, in the order of the members. */
export function toXml(body: Readonly<Record<string, unknown>>): string {
  return `<?xml version='1.0' encoding='UTF-8'?>\n<result>\n${toEntries(Object.values(body))}</result>\n`;
}

function toEntries(values: readonly unknown[]): string {
  return values.map((value) => `<entry>${toEntry(value)}</entry>\n`).join("");
}

function toEntry(value: unknown): string {
  if (typeof value === "object" && value !== null) return `\n${toEntries(Object.values(value))}`;
  return typeof value === "string" ? `\n<![CDATA[${value}]]>\n` : String(value ?? "");
}

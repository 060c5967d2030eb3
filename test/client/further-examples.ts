import type { Client } from "@sms-composer/client";

/** An example of the vendor's documentation: what is asked, what is answered, and what becomes of both in our names. */
export interface DocumentedExample {
  readonly call: (client: Client) => Promise<unknown>;
  readonly method: "GET" | "POST";
  readonly path: string;
  /** The parameters beside the key. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The answer as documented. */
  readonly json: string;
  /** The answer as documented; the same with entries in the order of the JSON where only JSON is. */
  readonly xml?: string;
  readonly result: unknown;
}

/** The examples of the calls for contacts, costs and rented numbers. */
export const FURTHER_EXAMPLES: Readonly<Record<string, DocumentedExample>> = {
  "GET /group/list, with success false as documented": {
    call: (client) => client.groups(),
    method: "GET",
    path: "/v1/group/list",
    parameters: {},
    json: `{"success":false,"groups":[{"id":4,"name":"Clients","createdAt":"2021-10-05T10:00:00+0200","isSpecialFile":false,
      "isLocationFile":false},{"id":5,"name":"Ancien"}]}`,
    // The documentation has no XML of it.
    xml: `<?xml version='1.0' encoding='UTF-8'?><result><entry>true</entry><entry>
      <entry><entry>4</entry><entry>Clients</entry><entry>2021-10-05T10:00:00+0200</entry></entry>
      <entry><entry>5</entry><entry>Ancien</entry></entry></entry></result>`,
    result: [
      { id: 4, name: "Clients", createdAt: new Date("2021-10-05T08:00:00Z") },
      { id: 5, name: "Ancien" },
    ],
  },
  "GET /statistics/cost-resume": {
    call: (client) => client.costs({ from: "2021-10-01", to: "2021-10-31" }),
    method: "GET",
    path: "/v1/statistics/cost-resume",
    parameters: { interval: "custom", from: "01-10-2021", to: "31-10-2021" },
    json: `{"success":true,"datas":[{"month":"october","year":"2021","m":"10","date":1633039200,"type":"month","cost":"49.174",
      "nb_send":"1210"}]}`,
    result: [{ year: 2021, month: 10, cost: 49.174, sends: 1210, at: new Date("2021-09-30T22:00:00Z") }],
  },
  "POST /vn/send": {
    call: (client) =>
      client.sendFromNumber({
        from: "+33644600000",
        recipient: "0612345678",
        message: "C’est prêt :\n5 €",
        tag: "a",
        responseUrl: "https://example.test/replies",
        sandbox: true,
      }),
    method: "POST",
    path: "/v1/vn/send",
    parameters: {
      to: "33612345678",
      from: "33644600000",
      message: "C'est pret ::br:5 :euro:",
      tag: "a",
      urlResponse: "https://example.test/replies",
      sandbox: 1,
    },
    json: '{"success":true,"code":200,"message_id":307,"nb_sms":1,"cost":0.038,"currency":"EUR"}',
    result: { messageId: 307, segments: 1, cost: 0.038, currency: "EUR" },
  },
};

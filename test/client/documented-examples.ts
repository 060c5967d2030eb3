import { FURTHER_EXAMPLES } from "./further-examples.ts";
import type { DocumentedExample } from "./further-examples.ts";

export type { DocumentedExample };

/** By the call, and what is special about the answer. */
export const DOCUMENTED_EXAMPLES: Readonly<Record<string, DocumentedExample>> = {
  ...FURTHER_EXAMPLES,
  "POST /send": {
    call: (client) => client.send({ recipients: ["0600000000", "+4961234567890"], message: "C’est prêt :\n5 €" }),
    method: "POST",
    path: "/v1/send",
    parameters: { phoneNumbers: "0600000000,+4961234567890", message: "C'est pret ::br:5 :euro:" },
    json: '{"success":true,"code":200,"message_id":307,"nb_sms":1,"cost":0.038,"currency":"EUR"}',
    xml: `<?xml version='1.0' encoding='UTF-8'?>
<result>
  <entry>true</entry>
  <entry>200</entry>
  <entry>307</entry>
  <entry>1</entry>
  <entry>0.038</entry>
  <entry>
        <![CDATA[EUR]]>
  </entry>
</result>`,
    result: { messageId: 307, segments: 1, cost: 0.038, currency: "EUR" },
  },
  "POST /send, scheduled": {
    call: (client) =>
      client.send({
        recipients: ["+33600000000"],
        message: "a",
        range: "premium",
        sender: "Partner",
        stop: true,
        unicode: false,
        scheduledAt: new Date("2028-08-18T18:05:00Z"),
        tag: "summer",
        responseUrl: "https://example.test/replies",
        receiptUrl: "https://example.test/receipts",
        sandbox: true,
      }),
    method: "POST",
    path: "/v1/send",
    parameters: {
      phoneNumbers: "+33600000000",
      message: "a",
      gamme: 1,
      sender: "Partner",
      tag: "summer",
      urlResponse: "https://example.test/replies",
      urlDlr: "https://example.test/receipts",
      isStopSms: 1,
      isUnicode: 0,
      sandbox: 1,
      scheduledDeliveryDate: "18/08/2028",
      time: 20,
      minute: 5,
    },
    json: '{"success":true,"code":200,"message_id":307,"nb_sms":1,"cost":0.038,"currency":"EUR","scheduledDeliveryDate":"2018-08-18 20:00:00"}',
    result: {
      messageId: 307,
      segments: 1,
      cost: 0.038,
      currency: "EUR",
      scheduledAt: new Date("2018-08-18T18:00:00Z"),
    },
  },
  "POST /bulk-send": {
    call: (client) =>
      client.sendBulk({
        messages: [
          { recipient: "+33600000001", message: "one" },
          { recipient: "+33600000002", message: "two" },
        ],
        range: "lowCost",
      }),
    method: "POST",
    path: "/v1/bulk-send",
    parameters: {
      gamme: 2,
      SMSList: [
        { phoneNumber: "+33600000001", message: "one" },
        { phoneNumber: "+33600000002", message: "two" },
      ],
    },
    json: `{"success":true,"code":200,"message_id":309,"currency":"EUR","cost":0.076,"nbSMS":2,"SMSResponse_List":[
      {"success":true,"code":200,"nbSms":1,"cost":0.038,"phoneNumber":"+33600000001"},
      {"success":true,"code":200,"nbSms":1,"cost":0.038,"phoneNumber":"+33600000002"}]}`,
    result: {
      messageId: 309,
      segments: 2,
      cost: 0.076,
      currency: "EUR",
      parts: [
        { recipient: "+33600000001", accepted: true, code: 200, segments: 1, cost: 0.038 },
        { recipient: "+33600000002", accepted: true, code: 200, segments: 1, cost: 0.038 },
      ],
    },
  },
  "GET /me": {
    call: (client) => client.credits(),
    method: "GET",
    path: "/v1/me",
    parameters: {},
    json: `{"success":true,"code":200,"user":{"username":"ada@example.test","firstname":"Ada","lastname":"Lovelace"},
      "credits":{"creditSms":20,"creditSmsECO":37,"creditHlr":180,"toSend":0,"balance":"0.900","currency":"EUR","solde":"0.900"}}`,
    xml: `<?xml version='1.0' encoding='UTF-8'?>
<result>
    <entry>true</entry>
    <entry>200</entry>
    <entry>
        <username>ada@example.test</username>
        <firstname>Ada</firstname>
        <lastname>Lovelace</lastname>
    </entry>
    <entry>
        <entry>20</entry>
        <entry>37</entry>
        <entry>180</entry>
        <entry>0</entry>
        <entry>
            <![CDATA[0.900]]>
        </entry>
        <entry>
            <![CDATA[EUR]]>
        </entry>
        <entry>
            <![CDATA[0.900]]>
        </entry>
    </entry>
</result>`,
    result: {
      premium: 20,
      lowCost: 37,
      lookups: 180,
      pending: 0,
      balance: "0.900",
      currency: "EUR",
      user: { username: "ada@example.test", firstName: "Ada", lastName: "Lovelace" },
    },
  },
  "GET /me, with the other name of Low Cost": {
    call: (client) => client.credits(),
    method: "GET",
    path: "/v1/me",
    parameters: {},
    json: `{"success":true,"code":200,"user":{"username":"a","firstname":"b","lastname":"c"},
      "credits":{"creditSms":1,"creditSmsLowCost":2,"creditHlr":3,"toSend":4,"balance":"5.000","currency":"EUR"}}`,
    result: {
      premium: 1,
      lowCost: 2,
      lookups: 3,
      pending: 4,
      balance: "5.000",
      currency: "EUR",
      user: { username: "a", firstName: "b", lastName: "c" },
    },
  },
  "GET /message-cancel": {
    call: (client) => client.cancel(307),
    method: "GET",
    path: "/v1/message-cancel",
    parameters: { messageId: "307" },
    json: '{"success":true,"code":200}',
    result: undefined,
  },
  "GET /message-status": {
    call: (client) => client.status({ messageId: 1111, recipient: "+33600000000" }),
    method: "GET",
    path: "/v1/message-status",
    parameters: { messageId: "1111", phoneNumber: "+33600000000" },
    json: `{"success":true,"code":200,"number":"0600000000","messageId":"1111","stopSms":false,
      "date":"2015-02-07 22:39:46","statut":"Delivered","cost":0.045,"countryCode":"FR","currency":"EUR"}`,
    result: {
      recipient: "0600000000",
      messageId: 1111,
      status: "delivered",
      statusText: "Delivered",
      stopped: false,
      at: new Date("2015-02-07T21:39:46Z"),
      cost: 0.045,
      currency: "EUR",
      countryCode: "FR",
    },
  },
  "POST /multi-status": {
    call: (client) =>
      client.statusOfMany([
        { messageId: 111111, recipient: "+33699999993" },
        { messageId: 1000, recipient: "+33699999992" },
      ]),
    method: "POST",
    path: "/v1/multi-status",
    parameters: {
      SMSStatut_List: [
        { phoneNumber: "+33699999993", messageId: 111111 },
        { phoneNumber: "+33699999992", messageId: 1000 },
      ],
    },
    json: `{"success":true,"code":200,"StatutResponse_List":[
      {"success":true,"code":200,"phoneNumber":"+33699999993","messageId":111111,"status":"Not delivered","date":"1517934416","stopSms":"1","isSpam":"0"},
      {"success":false,"code":4,"phoneNumber":"+33699999992","messageId":1000,"status":"Numéro introuvable"}]}`,
    result: [
      {
        found: true,
        recipient: "+33699999993",
        messageId: 111111,
        status: "not-delivered",
        statusText: "Not delivered",
        stopped: true,
        at: new Date("2018-02-06T16:26:56Z"),
      },
      { found: false, recipient: "+33699999992", messageId: 1000, code: 4, apiMessage: "Numéro introuvable" },
    ],
  },
  "GET /bulk-status": {
    call: (client) => client.statusByMessage(111),
    method: "GET",
    path: "/v1/bulk-status",
    parameters: { messageId: "111" },
    json: `{"success":true,"code":200,"message_id":"111","StatutResponse_List":[
      {"phoneNumber":"+33600000001","status":"Delivered","stopSMS":false,"date":"1517989111"},
      {"phoneNumber":"+33600000002","status":"Waiting","stopSMS":false,"date":null},
      {"phoneNumber":"+33600000003","status":"Expired","stopSMS":true,"date":""}]}`,
    result: [
      {
        recipient: "+33600000001",
        status: "delivered",
        statusText: "Delivered",
        stopped: false,
        at: new Date("2018-02-07T07:38:31Z"),
      },
      { recipient: "+33600000002", status: "waiting", statusText: "Waiting", stopped: false },
      { recipient: "+33600000003", status: "not-delivered", statusText: "Expired", stopped: true },
    ],
  },
  "GET /bulk-status, without the message's id in the answer": {
    call: (client) => client.statusByMessage(111),
    method: "GET",
    path: "/v1/bulk-status",
    parameters: { messageId: "111" },
    json: `{"success":true,"code":200,"StatutResponse_List":[
      {"phoneNumber":"+33600000001","status":"Waiting","stopSMS":false,"date":""}]}`,
    result: [{ recipient: "+33600000001", status: "waiting", statusText: "Waiting", stopped: false }],
  },
  "GET /stop-sms/list": {
    call: (client) => client.stopList(),
    method: "GET",
    path: "/v1/stop-sms/list",
    parameters: {},
    json: '{"success":true,"code":200,"nbData":1,"data":[{"id":19,"phoneNumber":"+33600000001","createdAt":"2015-07-20 10:19:45"}]}',
    result: [{ id: 19, phoneNumber: "+33600000001", createdAt: new Date("2015-07-20T08:19:45Z") }],
  },
  "GET /stop-sms/list, empty, in the other order": {
    call: (client) => client.stopList(),
    method: "GET",
    path: "/v1/stop-sms/list",
    parameters: {},
    json: '{"success":true,"code":200,"data":[],"nbData":0}',
    result: [],
  },
  "POST /stop-sms/add": {
    call: (client) => client.addStop("+33600000001"),
    method: "POST",
    path: "/v1/stop-sms/add",
    parameters: { phoneNumber: "+33600000001" },
    json: '{"success":true,"code":200,"stopId":300}',
    result: 300,
  },
  "GET /stop-sms/delete": {
    call: (client) => client.removeStop(300),
    method: "GET",
    path: "/v1/stop-sms/delete",
    parameters: { id: "300" },
    json: '{"success":true,"code":200}',
    result: undefined,
  },
  "POST /lookup": {
    call: (client) => client.lookup(["33612345678", "12"]),
    method: "POST",
    path: "/v1/lookup",
    parameters: { phoneNumbers: "33612345678,12" },
    json: `{"success":true,"code":200,"lookup":[{"request":"33612345678","success":true,"countryCode":"France",
      "prefixCode":33,"phoneNumber":"+33612345678","type":"Mobile","network":"","format":{"e164":"+33612345678",
      "international":"+33 6 12 34 56 78","national":"06 12 34 56 78","rfc3966":"tel:+33-6-12-34-56-78"}},
      {"request":"12","success":false}]}`,
    result: [
      {
        valid: true,
        request: "33612345678",
        phoneNumber: "+33612345678",
        prefixCode: 33,
        country: "France",
        type: "Mobile",
        network: "",
        formats: {
          e164: "+33612345678",
          international: "+33 6 12 34 56 78",
          national: "06 12 34 56 78",
          rfc3966: "tel:+33-6-12-34-56-78",
        },
      },
      { valid: false, request: "12" },
    ],
  },
};

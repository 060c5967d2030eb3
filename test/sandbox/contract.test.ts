/**
 * The request and response examples of the vendor's documentation, through the sandbox as they stand and through the
 * client, in JSON and in XML. Those of the statuses are in `contract-statuses.test.ts`.
 */
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { ApiError } from "@sms-composer/client";
import { documentedAccount, NUMBER, OLDER_PRICES, START } from "./documented-account.ts";

const account = documentedAccount();
const { get, inBothFormats, post } = account;
beforeEach(() => account.open());

const HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n';
const xml = (entries: string): string => `${HEADER}<result>${entries}</result>\n`;

const SEND = { phoneNumbers: NUMBER, message: "This is your message" };
const REQUEST = { recipients: [NUMBER], message: "This is your message" } as const;

describe("send", () => {
  test("the accepted example", async () => {
    assert.equal(
      await post("send", SEND),
      '{"success":true,"code":200,"message_id":307,"nb_sms":1,"cost":0.038,"currency":"EUR"}',
    );
    assert.equal(
      await post("send", { ...SEND, _format: "xml" }),
      xml(
        "<entry>true</entry><entry>200</entry><entry>308</entry><entry>1</entry><entry>0.038</entry><entry><![CDATA[EUR]]></entry>",
      ),
    );
  });

  inBothFormats("the client reads what was accepted", async (client) => {
    assert.deepEqual(await client.send(REQUEST), { messageId: 307, segments: 1, cost: 0.038, currency: "EUR" });
  });

  test("the scheduled example", async () => {
    const schedule = { scheduledDeliveryDate: "18/08/2018", time: 20, minute: 0 };
    assert.equal(
      await post("send", { ...SEND, ...schedule }),
      '{"success":true,"code":200,"message_id":307,"nb_sms":1,"cost":0.038,"currency":"EUR","scheduledDeliveryDate":"2018-08-18 20:00:00"}',
    );
  });

  inBothFormats("the client reads when a scheduled send goes", async (client) => {
    const scheduledAt = new Date("2018-08-18T20:00:00+02:00");
    assert.deepEqual((await client.send({ ...REQUEST, scheduledAt })).scheduledAt, scheduledAt);
  });

  const WRONG = {
    phoneNumbers: "922264",
    message: "",
    sender: "morethaneleven",
    scheduledDeliveryDate: "21/11/2014",
  };
  const ERRORS = [
    ["message", "The message is required"],
    ["phoneNumbers", "This phone number is not valid (922264)"],
    ["sender", "The sender cannot be longer than 11 characters"],
    ["scheduledDeliveryDate", "The date (21/11/2014 at :) is earlier than the current date."],
    ["minute", "The minute is required"],
    ["time", "The time is required"],
  ] as const;

  test("the refused example", async () => {
    const errors = ERRORS.map(([field, message]) => ({ elementId: `children[${field}].data`, message }));
    assert.equal(await post("send", WRONG), JSON.stringify({ success: false, code: 9, errors }));
    const entries = ERRORS.map(
      ([field, message]) =>
        `<entry><entry><![CDATA[children[${field}].data]]></entry><entry><![CDATA[${message}]]></entry></entry>`,
    );
    assert.equal(
      await post("send", { ...WRONG, _format: "xml" }),
      xml(`<entry>false</entry><entry>9</entry><entry>${entries.join("")}</entry>`),
    );
  });

  inBothFormats("the client reads the fields that are refused", async (client) => {
    account.sandbox.account.change({ senders: ["OTHER"] });
    await assert.rejects(client.send({ ...REQUEST, sender: "MYCOMPANY" }), (error: unknown) => {
      assert.ok(error instanceof ApiError);
      assert.deepEqual([error.code, error.outcome], [992, "not-sent"]);
      assert.equal(error.fieldErrors[0]?.field, "sender");
      return true;
    });
  });

  test("the wrong key's example", async () => {
    assert.equal(await post("send", { apiKey: "x" }), '{"success":false,"code":10,"message":"Wrong API key"}');
    assert.equal(
      await post("send", { apiKey: "x", _format: "xml" }),
      xml("<entry>false</entry><entry>10</entry><entry><![CDATA[Wrong API key]]></entry>"),
    );
  });

  inBothFormats("the client reads a single error", async (client) => {
    account.sandbox.account.change({ state: "blocked" });
    await assert.rejects(client.send(REQUEST), (error: unknown) => {
      assert.ok(error instanceof ApiError);
      assert.deepEqual([error.code, error.apiMessage], [30, "The account is blocked"]);
      return true;
    });
  });
});

describe("bulk-send", () => {
  test("the example", async () => {
    const SMSList = [
      { phoneNumber: "0600000001", message: "msg 0" },
      { phoneNumber: "0600000002", message: "msg 1" },
    ];
    assert.equal(
      await post("bulk-send", { SMSList }),
      '{"success":true,"code":200,"message_id":307,"currency":"EUR","cost":0.076,"nbSMS":2,"SMSResponse_List":[' +
        '{"success":true,"code":200,"nbSms":1,"cost":0.038,"phoneNumber":"+33600000001"},' +
        '{"success":true,"code":200,"nbSms":1,"cost":0.038,"phoneNumber":"+33600000002"}]}',
    );
    const item = (number: string) =>
      `<entry><entry>true</entry><entry>200</entry><entry>1</entry><entry>0.038</entry><entry><![CDATA[${number}]]></entry></entry>`;
    assert.equal(
      await post("bulk-send", { SMSList, _format: "xml" }),
      xml(
        "<entry>true</entry><entry>200</entry><entry>308</entry><entry><![CDATA[EUR]]></entry><entry>0.076</entry>" +
          `<entry>2</entry><entry>${item("+33600000001")}${item("+33600000002")}</entry>`,
      ),
    );
  });

  inBothFormats("the client reads what became of each message", async (client) => {
    await client.addStop("+33600000002");
    const receipt = await client.sendBulk({
      messages: [
        { recipient: "+33600000001", message: "msg 0" },
        { recipient: "+33600000002", message: "msg 1" },
      ],
    });
    assert.deepEqual([receipt.messageId, receipt.cost, receipt.segments], [307, 0.038, 1]);
    assert.deepEqual(
      receipt.parts.map(({ recipient, accepted, code }) => [recipient, accepted, code]),
      [
        ["+33600000001", true, 200],
        ["+33600000002", false, 14],
      ],
    );
  });
});

describe("me", () => {
  beforeEach(() => {
    account.open({ credit: "0.9", prices: OLDER_PRICES });
  });

  test("the example", async () => {
    assert.equal(
      /"credits":.*/.exec(await get("me"))?.[0],
      '"credits":{"creditSms":20,"creditSmsECO":37,"creditHlr":180,"toSend":0,"balance":"0.900","currency":"EUR","solde":"0.900","creditSmsLowCost":37}}',
    );
  });

  inBothFormats("the client reads the credits", async (client) => {
    const { premium, lowCost, lookups, pending, balance, currency } = await client.credits();
    assert.deepEqual([premium, lowCost, lookups, pending, balance, currency], [20, 37, 180, 0, "0.900", "EUR"]);
  });
});

describe("message-cancel", () => {
  inBothFormats("the client takes a scheduled send back, once", async (client) => {
    const { messageId } = await client.send({ ...REQUEST, scheduledAt: new Date("2018-08-18T20:00:00+02:00") });
    await client.cancel(messageId);
    await assert.rejects(client.cancel(messageId), (error: unknown) => error instanceof ApiError && error.code === 5);
  });
});

describe("stop-sms", () => {
  test("the examples", async () => {
    assert.equal(await post("stop-sms/add", { phoneNumber: NUMBER }), '{"success":true,"code":200,"stopId":1}');
    assert.equal(
      await get("stop-sms/list"),
      `{"success":true,"code":200,"nbData":1,"data":[{"id":1,"phoneNumber":"${NUMBER}","createdAt":"2018-08-16 17:45:00"}]}`,
    );
    assert.equal(await get("stop-sms/delete", { id: "1" }), '{"success":true,"code":200}');
  });

  inBothFormats("the client adds, lists and removes", async (client) => {
    assert.deepEqual(await client.stopList(), []);
    const id = await client.addStop(NUMBER);
    assert.deepEqual(await client.stopList(), [{ id, phoneNumber: NUMBER, createdAt: START }]);
    await client.removeStop(id);
    assert.deepEqual(await client.stopList(), []);
  });
});

describe("lookup", () => {
  inBothFormats("the client reads the forms of a number, and what is none", async (client) => {
    const [good, bad] = await client.lookup(["0600000000", "12"]);
    assert.deepEqual(good, {
      valid: true,
      request: "0600000000",
      phoneNumber: NUMBER,
      prefixCode: 33,
      country: "France",
      type: "Mobile",
      network: "",
      formats: {
        e164: NUMBER,
        international: "+33 6 00 00 00 00",
        national: "06 00 00 00 00",
        rfc3966: "tel:+33-6-00-00-00-00",
      },
    });
    assert.deepEqual(bad, { valid: false, request: "12" });
  });
});

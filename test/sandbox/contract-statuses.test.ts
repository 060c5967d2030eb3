/** The documentation's examples of delivery statuses, as they stand and through the client, in JSON and in XML. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { documentedAccount, NUMBER, OLDER_PRICES } from "./documented-account.ts";

const account = documentedAccount();
const { get, inBothFormats, post } = account;

beforeEach(async () => {
  account.open({ startAt: new Date("2015-02-07T22:39:44+01:00"), prices: OLDER_PRICES });
  await post("send", { message: "This is your message", phoneNumbers: `${NUMBER},+33600000098`, tag: "montag" });
  account.sandbox.clock.advance(2000);
});
const UNIX = "1423345186";
const AT = new Date("2015-02-07T22:39:46+01:00");

test("the example of message-status", async () => {
  assert.equal(
    await get("message-status", { messageId: "307", phoneNumber: NUMBER }),
    `{"success":true,"code":200,"number":"${NUMBER}","messageId":"307","stopSms":false,"date":"2015-02-07 22:39:46",` +
      '"statut":"Delivered","cost":0.045,"countryCode":"FR","currency":"EUR"}',
  );
});

inBothFormats("the client reads one status", async (client) => {
  assert.deepEqual(await client.status({ messageId: 307, recipient: NUMBER }), {
    recipient: NUMBER,
    messageId: 307,
    status: "delivered",
    statusText: "Delivered",
    stopped: false,
    at: AT,
    cost: 0.045,
    currency: "EUR",
    countryCode: "FR",
  });
});

test("the examples of multi-status, bulk-status and bulk-status-by-tag", async () => {
  const SMSStatut_List = [
    { phoneNumber: NUMBER, messageId: 307 },
    { phoneNumber: NUMBER, messageId: 1000 },
  ];
  assert.match(
    await post("multi-status", { SMSStatut_List }),
    new RegExp(
      `^{"success":true,"code":200,"StatutResponse_List":\\[{"success":true,"code":200,"phoneNumber":"\\${NUMBER}",` +
        `"messageId":307,"status":"Delivered","date":"${UNIX}","stopSms":"0","isSpam":"0",.*},` +
        `{"success":false,"code":4,"phoneNumber":"\\${NUMBER}","messageId":1000,"status":"Number not found"}\\]}$`,
    ),
  );
  const list =
    `"StatutResponse_List":[{"phoneNumber":"${NUMBER}","status":"Delivered","stopSMS":false,"date":"${UNIX}"},` +
    `{"phoneNumber":"+33600000098","status":"Not delivered","stopSMS":false,"date":"${UNIX}"}]}`;
  assert.equal(await get("bulk-status", { messageId: "307" }), `{"success":true,"code":200,"message_id":"307",${list}`);
  assert.equal(
    await get("bulk-status-by-tag", { tag: "montag" }),
    `{"success":true,"code":200,"currentPage":1,"total":2,${list}`,
  );
});

inBothFormats("the client reads the statuses of many, of a message and of a tag", async (client) => {
  const many = await client.statusOfMany([
    { messageId: 307, recipient: NUMBER },
    { messageId: 1000, recipient: NUMBER },
  ]);
  assert.deepEqual(
    many.map((one) => (one.found ? one.status : one.code)),
    ["delivered", 4],
  );
  for (const list of [await client.statusByMessage(307), await client.statusByTag("montag")]) {
    assert.deepEqual(
      list.map(({ recipient, status }) => [recipient, status]),
      [
        [NUMBER, "delivered"],
        ["+33600000098", "not-delivered"],
      ],
    );
  }
});

inBothFormats("the client reads every page of a tag", async (client) => {
  const recipients = Array.from({ length: 130 }, (_, index) => `+33600001${String(index).padStart(3, "0")}`);
  await client.send({ recipients, message: "Hello", tag: "pages" });
  assert.deepEqual(
    (await client.statusByTag("pages")).map(({ recipient }) => recipient),
    recipients,
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { get, KEY, post, TUESDAY, VALID, type Body } from "../caller.fixture.ts";
import { createSandbox } from "../sandbox.ts";

function fresh() {
  return createSandbox({ apiKey: KEY, startAt: TUESDAY });
}
const UNIX = String(TUESDAY.getTime() / 1000);

test("message-status: the number, the status, what it cost", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", VALID);
  const ask = { messageId: "307", phoneNumber: "0600000000" };
  assert.equal((await get(sandbox, "message-status", ask)).statut, "Waiting");
  sandbox.clock.advance(2000);
  assert.equal(
    JSON.stringify(await get(sandbox, "message-status", ask)),
    '{"success":true,"code":200,"number":"+33600000000","messageId":"307","stopSms":false,' +
      '"date":"1773133202","statut":"Delivered","cost":0.038,"countryCode":"FR","currency":"EUR"}',
  );
});

test("message-status: a plus that was not encoded is read all the same", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", VALID);
  const url = `http://127.0.0.1/v1/message-status?apiKey=${KEY}&messageId=307&phoneNumber=+33600000000`;
  assert.equal(((await (await sandbox.fetch(new Request(url))).json()) as Body).code, 200);
});

test("message-status: codes 2, 3 and 4", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", VALID);
  const code = async (parameters: Record<string, string>) => (await get(sandbox, "message-status", parameters)).code;
  assert.equal(await code({ messageId: "307" }), 2);
  assert.equal(await code({ phoneNumber: "0600000000" }), 3);
  assert.equal(await code({ messageId: "308", phoneNumber: "0600000000" }), 4);
  assert.equal(await code({ messageId: "307", phoneNumber: "0612345678" }), 4);
});

test("multi-status: each with its own success and code", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", VALID);
  const answer = await post(sandbox, "multi-status", {
    SMSStatut_List: [
      { phoneNumber: "0600000000", messageId: 307 },
      { phoneNumber: "0600000000", messageId: "1000" },
      5,
    ],
  });
  assert.deepEqual(answer.StatutResponse_List, [
    {
      success: true,
      code: 200,
      phoneNumber: "+33600000000",
      messageId: 307,
      status: "Waiting",
      date: UNIX,
      stopSms: "0",
      isSpam: "0",
      cost: 0.038,
      countryCode: "FR",
      currency: "EUR",
    },
    { success: false, code: 4, phoneNumber: "0600000000", messageId: 1000, status: "Number not found" },
    { success: false, code: 3, phoneNumber: "", messageId: 0, status: "The message ID is required" },
  ]);
  assert.equal((await post(sandbox, "multi-status", {})).code, 3);
  const many = Array.from({ length: 501 }, () => ({}));
  assert.equal((await post(sandbox, "multi-status", { SMSStatut_List: many })).code, 50);
});

test("bulk-status: every number of one send", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", { ...VALID, phoneNumbers: "0600000000,0612345678" });
  sandbox.reply("+33612345678", "STOP");
  assert.deepEqual(await get(sandbox, "bulk-status", { messageId: "307" }), {
    success: true,
    code: 200,
    message_id: "307",
    StatutResponse_List: [
      { phoneNumber: "+33600000000", status: "Waiting", stopSMS: false, date: UNIX },
      { phoneNumber: "+33612345678", status: "Waiting", stopSMS: true, date: UNIX },
    ],
  });
  assert.equal((await get(sandbox, "bulk-status")).code, 3);
  assert.equal((await get(sandbox, "bulk-status", { messageId: "5" })).code, 4);
});

test("bulk-status-by-tag: all sends of a tag, a hundred on a page", async () => {
  const sandbox = fresh();
  const phoneNumbers = Array.from({ length: 80 }, (_, index) => `+336000001${String(index).padStart(2, "0")}`).join();
  for (let count = 0; count < 3; count += 1)
    await post(sandbox, "send", { message: "Hello", phoneNumbers, tag: "mine" });
  await post(sandbox, "send", { ...VALID, tag: "other" });

  const sizes: number[] = [];
  for (let page = 1; page <= 4; page += 1) {
    const answer = await get(sandbox, "bulk-status-by-tag", { tag: "mine", page: String(page) });
    assert.deepEqual([answer.currentPage, answer.total], [page, 240]);
    sizes.push(answer.StatutResponse_List.length);
  }
  assert.deepEqual(sizes, [100, 100, 40, 0]);
  assert.equal((await get(sandbox, "bulk-status-by-tag", { tag: "mine" })).currentPage, 1);
  assert.equal((await get(sandbox, "bulk-status-by-tag", { tag: "nothing" })).code, 4);
  assert.equal((await get(sandbox, "bulk-status-by-tag")).code, 9);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY, post, TUESDAY } from "../caller.fixture.ts";
import { createSandbox } from "../sandbox.ts";

function fresh() {
  return createSandbox({ apiKey: KEY, startAt: TUESDAY });
}
function item(phoneNumber: string, message: string) {
  return { phoneNumber, message };
}

test("each number gets its own text, counted and paid for by itself", async () => {
  const sandbox = fresh();
  const answer = await post(sandbox, "bulk-send", {
    SMSList: [item("0600000000", "One"), item("+33612345678", "x".repeat(161))],
    sender: "MYCOMPANY",
  });
  assert.equal(
    JSON.stringify(answer),
    '{"success":true,"code":200,"message_id":307,"currency":"EUR","cost":0.114,"nbSMS":3,"SMSResponse_List":[' +
      '{"success":true,"code":200,"nbSms":1,"cost":0.038,"phoneNumber":"+33600000000"},' +
      '{"success":true,"code":200,"nbSms":2,"cost":0.076,"phoneNumber":"+33612345678"}]}',
  );
  assert.deepEqual(sandbox.received("+33600000000"), ["One"]);
  assert.deepEqual(sandbox.received("+33612345678"), ["x".repeat(161)]);
});

test("an item that is refused does not stop the others", async () => {
  const sandbox = fresh();
  await post(sandbox, "stop-sms/add", { phoneNumber: "0612345678" });
  const answer = await post(sandbox, "bulk-send", {
    SMSList: [
      item("0600000000", "One"),
      item("922264", "Two"),
      item("0612345678", "Three"),
      item("+819012345678", "Four"),
      item("0798765432", ""),
      "nothing",
    ],
  });
  assert.deepEqual(
    answer.SMSResponse_List.map(({ code }: { code: number }) => code),
    [200, 9, 14, 13, 43, 9],
  );
  assert.equal(answer.cost, 0.038);
  assert.equal(sandbox.messages()[0]?.deliveries.length, 1);
});

test("code 55 for an empty list or when no item can be sent, 50 for more than 500", async () => {
  const sandbox = fresh();
  assert.equal((await post(sandbox, "bulk-send", {})).code, 55);
  assert.equal((await post(sandbox, "bulk-send", { SMSList: [] })).code, 55);
  const refused = await post(sandbox, "bulk-send", { SMSList: [item("922264", "x")] });
  assert.deepEqual([refused.success, refused.code, refused.SMSResponse_List[0].code], [false, 55, 9]);
  const many = Array.from({ length: 501 }, () => item("0600000000", "x"));
  assert.equal((await post(sandbox, "bulk-send", { SMSList: many })).code, 50);
  assert.equal(sandbox.messages().length, 0);
});

test("the options of /send apply: schedule, sender, credit", async () => {
  const SMSList = [item("0600000000", "One")];
  const sandbox = createSandbox({ apiKey: KEY, startAt: TUESDAY, credit: "0.03" });
  assert.equal((await post(sandbox, "bulk-send", { SMSList })).code, 11);
  assert.equal((await post(sandbox, "bulk-send", { SMSList, sender: "M" })).code, 44);
  const later = { scheduledDeliveryDate: "11/03/2026", time: "8", minute: "30" };
  const answer = await post(fresh(), "bulk-send", { SMSList, ...later });
  assert.equal(answer.scheduledDeliveryDate, "2026-03-11 08:30:00");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { get, KEY, post, postRaw, TUESDAY, VALID, type Body } from "../caller.fixture.ts";
import { createSandbox } from "../sandbox.ts";

function fresh() {
  return createSandbox({ apiKey: KEY, startAt: TUESDAY });
}

test("me: the API's example, from the credit and the prices of its account", async () => {
  const prices = { FR: { premium: "0.045", lowCost: "0.024" } };
  const { user, ...rest } = await get(createSandbox({ apiKey: KEY, credit: "0.9", prices }), "me");
  assert.deepEqual(rest, {
    success: true,
    code: 200,
    credits: {
      creditSms: 20,
      creditSmsECO: 37,
      creditHlr: 180,
      toSend: 0,
      balance: "0.900",
      currency: "EUR",
      solde: "0.900",
      creditSmsLowCost: 37,
    },
  });
  assert.deepEqual(Object.keys(user), ["username"]);
});

test("me: SMS that are scheduled wait to be sent", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", {
    phoneNumbers: "0600000000,0612345678",
    message: "x".repeat(161),
    scheduledDeliveryDate: "10/03/2026",
    time: 12,
    minute: 0,
  });
  assert.equal((await get(sandbox, "me")).credits.toSend, 4);
  sandbox.clock.advance(3 * 3_600_000);
  assert.equal((await get(sandbox, "me")).credits.toSend, 0);
});

test("stop-sms: add, list, delete", async () => {
  const sandbox = fresh();
  assert.deepEqual(await post(sandbox, "stop-sms/add", { phoneNumber: "0600000000" }), {
    success: true,
    code: 200,
    stopId: 1,
  });
  await post(sandbox, "stop-sms/add", { phoneNumber: "+33612345678" });
  assert.deepEqual(await get(sandbox, "stop-sms/list"), {
    success: true,
    code: 200,
    nbData: 2,
    data: [
      { id: 1, phoneNumber: "+33600000000", createdAt: "2026-03-10 10:00:00" },
      { id: 2, phoneNumber: "+33612345678", createdAt: "2026-03-10 10:00:00" },
    ],
  });
  assert.equal((await get(sandbox, "stop-sms/delete", { id: "1" })).code, 200);
  assert.equal((await get(sandbox, "stop-sms/list")).nbData, 1);
  assert.equal((await post(sandbox, "send", VALID)).code, 200, "who left the list is sent to again");
});

test("stop-sms: codes 2, 4, 9 and 15", async () => {
  const sandbox = fresh();
  assert.equal((await post(sandbox, "stop-sms/add")).code, 2);
  assert.equal((await post(sandbox, "stop-sms/add", { phoneNumber: "12" })).code, 9);
  await post(sandbox, "stop-sms/add", { phoneNumber: "0600000000" });
  assert.equal((await post(sandbox, "stop-sms/add", { phoneNumber: "+33600000000" })).code, 15);
  assert.equal((await get(sandbox, "stop-sms/delete", { id: "9" })).code, 4);
  assert.equal((await get(sandbox, "stop-sms/delete")).code, 4);
});

test("lookup: the forms of a number, and what is none", async () => {
  const answer = await post(fresh(), "lookup", { phoneNumbers: "0600000000, 12,+41791234567,33612345678" });
  assert.deepEqual(answer.lookup[0], {
    request: "0600000000",
    success: true,
    countryCode: "",
    prefixCode: 33,
    phoneNumber: "+33600000000",
    type: "Mobile",
    network: "",
    format: {
      e164: "+33600000000",
      international: "+33 6 00 00 00 00",
      national: "06 00 00 00 00",
      rfc3966: "tel:+33-6-00-00-00-00",
    },
  });
  assert.deepEqual(answer.lookup[1], {
    request: " 12",
    success: false,
    message: "The phone number is empty or not valid.",
  });
  assert.equal(answer.lookup[2].prefixCode, 41);
  assert.equal(answer.lookup[3].phoneNumber, "+33612345678");
  assert.equal((await post(fresh(), "lookup")).code, 2);
});

test("lookup: 360 in a minute, then HTTP 429 until the minute has passed", async () => {
  const sandbox = fresh();
  const ask = () => postRaw(sandbox, "lookup", JSON.stringify({ apiKey: KEY, phoneNumbers: "0600000000" }));
  for (let count = 0; count < 360; count += 1) assert.equal((await ask()).status, 200);
  const limited = await ask();
  assert.equal(limited.status, 429);
  assert.equal(((await limited.json()) as Body).success, false);
  sandbox.clock.advance(60_001);
  assert.equal((await ask()).status, 200);
});

test("every call asks for the key: code 1 without, 10 for a wrong one", async () => {
  const sandbox = fresh();
  for (const call of ["bulk-send", "multi-status", "stop-sms/add", "lookup"]) {
    assert.equal((await post(sandbox, call, { apiKey: undefined })).code, 1, call);
    assert.equal((await post(sandbox, call, { apiKey: "wrong" })).code, 10, call);
  }
  for (const call of [
    "me",
    "message-cancel",
    "message-status",
    "bulk-status",
    "bulk-status-by-tag",
    "stop-sms/list",
    "stop-sms/delete",
  ]) {
    assert.equal((await get(sandbox, call, { apiKey: "" })).code, 1, call);
    assert.equal((await get(sandbox, call, { apiKey: "wrong" })).code, 10, call);
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { control, get, getRaw, KEY, post, postRaw, TUESDAY, VALID } from "../caller.fixture.ts";
import { createSandbox } from "../sandbox.ts";

function fresh(keepRequests?: number) {
  return createSandbox({ apiKey: KEY, startAt: TUESDAY, ...(keepRequests && { keepRequests }) });
}

test("a request and its answer are kept as they were, with what came of them", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", VALID);
  assert.deepEqual(sandbox.log(), [
    {
      id: 1,
      at: TUESDAY.getTime(),
      call: "send",
      method: "POST",
      url: "/v1/send",
      requestHeaders: { "content-type": "application/json" },
      requestBody: '{"apiKey":"••••••••","phoneNumbers":"+33600000000","message":"Hello"}',
      processed: true,
      messageId: 307,
      status: 200,
      responseBody: '{"success":true,"code":200,"message_id":307,"nb_sms":1,"cost":0.038,"currency":"EUR"}',
    },
  ]);
});

test("the API key is nowhere in the log, right or wrong, however it is sent", async () => {
  const sandbox = fresh();
  const wrong = 'my "real" kéy/+&=';
  await get(sandbox, "me");
  await getRaw(sandbox, "message-status", { apiKey: wrong, messageId: "1" });
  await getRaw(sandbox, "me", { apikey: wrong });
  await post(sandbox, "send", { ...VALID, apiKey: wrong });
  await post(sandbox, "send", { ...VALID, message: `the key is ${KEY}`, sender: KEY });
  await postRaw(sandbox, "send", `{"message":"x","apiKey" : "${KEY}`);
  await postRaw(sandbox, "send", `{"apiKey":${KEY}}`);
  await postRaw(sandbox, "send", `{"api\\u004bey":"${KEY}","phoneNumbers":"1"}`);
  await postRaw(sandbox, `send?apiKey=${KEY}`, "{}");
  sandbox.faults.add({ fault: "drop-after" });
  await post(sandbox, "send", VALID).catch(() => {});
  const output = JSON.stringify(sandbox.log()) + (await (await control(sandbox, "GET", "requests")).text());
  for (const secret of [KEY, "real", "kéy", "k%C3%A9y"]) assert.ok(!output.includes(secret), secret);
});

test("a key with half of a surrogate pair is no JSON that PHP reads", async () => {
  const { code } = await post(fresh(), "send", { ...VALID, apiKey: "\ud800 wrong" });
  assert.equal(code, 90);
});

test("the log is bounded in entries and in the length of each", async () => {
  const sandbox = fresh(3);
  for (let count = 0; count < 5; count += 1) await post(sandbox, "send", { ...VALID, message: "x".repeat(100_000) });
  assert.deepEqual(
    sandbox.log().map(({ id }) => id),
    [3, 4, 5],
  );
  for (const { requestBody } of sandbox.log()) assert.ok(requestBody.length < 51_000);
});

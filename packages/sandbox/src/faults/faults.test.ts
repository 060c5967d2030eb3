import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY, post, postRaw, TUESDAY, VALID } from "../caller.fixture.ts";
import { FAULTS, type FaultKind, type FaultOrder } from "./fault-orders.ts";
import { ConnectionDropped } from "./faults.ts";
import { createSandbox } from "../sandbox.ts";

const BODY = JSON.stringify({ apiKey: KEY, ...VALID });
function sandboxWith(...faults: FaultOrder[]) {
  return createSandbox({ apiKey: KEY, startAt: TUESDAY, faults });
}

const rejectsBefore: readonly FaultKind[] = ["drop-before", "error-before", "rate-limit", "html-before", "degraded"];

for (const fault of Object.keys(FAULTS) as FaultKind[]) {
  const accepts = !rejectsBefore.includes(fault);
  test(`${fault} ${FAULTS[fault]}: ${accepts ? "one message" : "no message"}`, async () => {
    const sandbox = sandboxWith({ fault, times: 1, milliseconds: 1 });
    await postRaw(sandbox, "send", BODY)
      .then((answer) => answer.text())
      .catch((error: unknown) => assert.ok(error instanceof ConnectionDropped));
    assert.equal(sandbox.messages().length, accepts ? 1 : 0);
    const [entry] = sandbox.log();
    assert.equal(entry?.fault, fault);
    assert.equal(entry.processed, accepts);
    assert.equal(entry.messageId, accepts ? 307 : undefined);
    assert.equal((await post(sandbox, "send", VALID)).success, true, "the order was for one time only");
  });
}

test("a refusal meets the faults as well", async () => {
  await assert.rejects(postRaw(sandboxWith({ fault: "drop-after" }), "send", "{}"), ConnectionDropped);
  const answer = await postRaw(sandboxWith({ fault: "error-after" }), "send", "{}");
  assert.equal(answer.status, 500);
});

test("in fetch mode a dropped connection rejects as the platform's own fetch does", async () => {
  for (const fault of ["drop-before", "drop-after"] as const) {
    await assert.rejects(postRaw(sandboxWith({ fault }), "send", BODY), (error: unknown) => {
      assert.ok(error instanceof TypeError);
      assert.equal(error.message, "fetch failed");
      assert.equal((error.cause as { code?: string }).code, "ECONNRESET");
      return true;
    });
  }
});

test("a cut body ends with an error after its first half", async () => {
  const answer = await postRaw(sandboxWith({ fault: "cut-body" }), "send", BODY);
  assert.ok(Number(answer.headers.get("content-length")) > 50);
  await assert.rejects(answer.text(), ConnectionDropped);
});

test("each broken answer is broken in its own way", async () => {
  const ask = (order: FaultOrder) => postRaw(sandboxWith(order), "send", BODY);

  const limited = await ask({ fault: "rate-limit", retryAfterSeconds: 30 });
  assert.deepEqual([limited.status, limited.headers.get("retry-after")], [429, "30"]);
  assert.equal(((await limited.json()) as { code: number }).code, 429);

  for (const fault of ["error-before", "error-after"] as const) assert.equal((await ask({ fault })).status, 500);

  for (const fault of ["html-before", "html-after"] as const) {
    const html = await ask({ fault });
    assert.match(html.headers.get("content-type") ?? "", /text\/html/);
    assert.match(await html.text(), /^<!doctype html>/);
  }

  const truncated = await (await ask({ fault: "truncated" })).text();
  assert.match(truncated, /^\{"success":true/);
  assert.throws(() => JSON.parse(truncated));

  const wrongType = await ask({ fault: "wrong-type" });
  assert.equal(wrongType.headers.get("content-type"), "application/octet-stream");
  assert.equal(((await wrongType.json()) as { code: number }).code, 200);

  const slow = await ask({ fault: "slow-body", milliseconds: 1 });
  let pieces = 0;
  for await (const piece of slow.body ?? []) pieces += piece.byteLength <= 8 ? 1 : 0;
  assert.ok(pieces > 5);
});

test("with error-key a refusal lists its errors under the key of some recorded answers; in XML nothing changes", async () => {
  const sandbox = sandboxWith({ fault: "error-key" });
  const refusal = (await (await postRaw(sandbox, "send", JSON.stringify({ apiKey: KEY }))).json()) as object;
  assert.deepEqual(Object.keys(refusal), ["success", "code", "error"]);
  const asXml = { apiKey: KEY, _format: "xml" };
  const usual = await postRaw(sandboxWith(), "send", JSON.stringify(asXml));
  assert.equal(await (await postRaw(sandbox, "send", JSON.stringify(asXml))).text(), await usual.text());
});

test("a fault strikes only the call that it names", async () => {
  const sandbox = sandboxWith({ fault: "error-before", call: "lookup" });
  assert.equal((await postRaw(sandbox, "send", BODY)).status, 200);
  assert.equal((await postRaw(sandbox, "lookup", BODY)).status, 500);
});

test("the same seed fails at the same requests, another seed at others", async () => {
  const run = async (seed: number): Promise<string> => {
    const faults: FaultOrder[] = [{ fault: "error-before", probability: 0.5 }];
    const sandbox = createSandbox({ apiKey: KEY, startAt: TUESDAY, faults, seed });
    let statuses = "";
    for (let index = 0; index < 40; index += 1) statuses += (await postRaw(sandbox, "send", BODY)).ok ? "." : "x";
    return statuses;
  };
  const first = await run(7);
  assert.equal(await run(7), first);
  assert.notEqual(await run(8), first);
  const failed = [...first].filter((mark) => mark === "x").length;
  assert.ok(failed > 10 && failed < 30, first);
});

test("a fault that is answered in XML stays in XML", async () => {
  const answer = await postRaw(sandboxWith({ fault: "rate-limit" }), "send", JSON.stringify({ _format: "xml" }));
  assert.match(await answer.text(), /<result><entry>false<\/entry><entry>429<\/entry>/);
});

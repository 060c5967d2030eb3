import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createClient } from "../client.ts";
import type { Client } from "../client.ts";
import { RequestError } from "../errors.ts";
import type { BulkRequest } from "./send-bulk.ts";

const ANSWER = {
  success: true,
  code: 200,
  message_id: 309,
  currency: "EUR",
  cost: 0.076,
  nbSMS: 2,
  SMSResponse_List: [
    { success: true, code: 200, nbSms: 2, cost: 0.076, phoneNumber: "+33612345678" },
    { success: false, code: 14, phoneNumber: "+33612345679" },
  ],
};

function rig(): { client: Client; bodies: unknown[] } {
  const bodies: unknown[] = [];
  const client = createClient({
    apiKey: "key",
    fetch: async (_url, init) => {
      bodies.push(JSON.parse(String(init?.body)));
      return Response.json(ANSWER);
    },
  });
  return { client, bodies };
}

async function issuesOf(request: unknown): Promise<unknown> {
  const { client, bodies } = rig();
  const error = await client.sendBulk(request as BulkRequest).catch((reason: unknown) => reason);
  assert.ok(error instanceof RequestError);
  assert.equal(error.outcome, "not-sent");
  assert.equal(bodies.length, 0);
  return error.issues;
}

describe("sendBulk", () => {
  it("writes a list in the API's names, each text as the platform wants it", async () => {
    const { client, bodies } = rig();
    await client.sendBulk({
      messages: [
        { recipient: "+33612345678", message: "Ada,\n10 €" },
        { recipient: "+33612345679", message: "L’été" },
      ],
      sender: "Shop",
      range: "premium",
      stop: true,
    });
    assert.deepEqual(bodies, [
      {
        apiKey: "key",
        gamme: 1,
        sender: "Shop",
        isStopSms: 1,
        SMSList: [
          { phoneNumber: "+33612345678", message: "Ada,:br:10 :euro:" },
          { phoneNumber: "+33612345679", message: "L'été" },
        ],
      },
    ]);
  });

  it("tells what became of each message", async () => {
    const { client } = rig();
    const receipt = await client.sendBulk({ messages: [{ recipient: "+33612345678", message: "a" }] });
    assert.deepEqual(receipt, {
      messageId: 309,
      segments: 2,
      cost: 0.076,
      currency: "EUR",
      parts: [
        { recipient: "+33612345678", accepted: true, code: 200, segments: 2, cost: 0.076 },
        { recipient: "+33612345679", accepted: false, code: 14, segments: 0, cost: 0 },
      ],
    });
  });

  it("says which message breaks which rule, before anything is sent", async () => {
    const messages = [
      { recipient: "+33612345678", message: "a" },
      { recipient: "12", message: "" },
    ];
    assert.deepEqual(await issuesOf({ messages }), [
      { field: "recipients", code: "invalid-recipients", params: { count: 1, first: "12" }, index: 1 },
      { field: "message", code: "required", index: 1 },
    ]);
  });

  it("takes from 1 to 500 messages", async () => {
    assert.deepEqual(await issuesOf({ messages: [] }), [{ field: "recipients", code: "required" }]);
    const messages = Array.from({ length: 501 }, () => ({ recipient: "+33612345678", message: "a" }));
    assert.deepEqual(await issuesOf({ messages }), [
      { field: "recipients", code: "too-many-recipients", params: { count: 501, max: 500 } },
    ]);
  });

  it("survives what is no list of messages", async () => {
    assert.deepEqual(await issuesOf({}), [{ field: "recipients", code: "wrong-type" }]);
    const issues = (await issuesOf({ messages: [null, 3] })) as { index: number }[];
    assert.deepEqual([...new Set(issues.map(({ index }) => index))], [0, 1]);
  });
});

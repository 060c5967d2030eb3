import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createClient } from "../client.ts";
import { ApiError, ResponseError, toSendOutcome } from "../errors.ts";
import type { BulkReceipt } from "./send-bulk.ts";

const NUMBERS = ["+33612345678", "+33612345679"] as const;
const part = (phoneNumber: string, code = 200): object => {
  const success = code === 200;
  return { success, code, nbSms: success ? 1 : 0, cost: success ? 0.038 : 0, phoneNumber };
};
const ACCEPTED = {
  success: true,
  code: 200,
  message_id: 307,
  currency: "EUR",
  cost: 0.076,
  nbSMS: 2,
  SMSResponse_List: NUMBERS.map((number) => part(number)),
};

function send(answer: object, status = 200): Promise<BulkReceipt> {
  const client = createClient({ apiKey: "key", fetch: async () => new Response(JSON.stringify(answer), { status }) });
  return client.sendBulk({ messages: NUMBERS.map((recipient) => ({ recipient, message: "Bonjour" })) });
}

const errorOf = (answer: object, status?: number): Promise<unknown> =>
  send(answer, status).then(() => assert.fail("it resolved"), (error: unknown) => error); // prettier-ignore

describe("an answer of a bulk send", () => {
  it("says of each message whether it was accepted", async () => {
    const refused = [part(NUMBERS[0]), part(NUMBERS[1], 14)];
    const { parts, segments } = await send({ ...ACCEPTED, nbSMS: 1, SMSResponse_List: refused });
    assert.deepEqual([segments, parts.map(({ accepted, code }) => [accepted, code])], [1, [[true, 200], [false, 14]]]); // prettier-ignore
    const none = NUMBERS.map((number) => part(number, 9));
    assert.equal((await send({ ...ACCEPTED, nbSMS: 0, cost: 0, SMSResponse_List: none })).segments, 0);
  });

  it("is held to as much as that of one text: a success without a receipt proves nothing", async () => {
    for (const [name, value] of [
      ["message_id", 0],
      ["nbSMS", 0],
      ["nbSMS", -1],
      ["nbSMS", 1.5],
      ["cost", -0.038],
      ["currency", " "],
      ["SMSResponse_List", []],
    ] as const) {
      const error = await errorOf({ ...ACCEPTED, [name]: value });
      assert.ok(error instanceof ResponseError, name);
      assert.deepEqual([error.missing, toSendOutcome(error).outcome], [[name], "unknown"]);
    }
  });

  it("in which a message is refused with the code of a success is not certain", async () => {
    for (const odd of [
      { ...part(NUMBERS[0]), success: false },
      { ...part(NUMBERS[0]), code: 9 },
    ]) {
      const error = await errorOf({ ...ACCEPTED, SMSResponse_List: [odd, part(NUMBERS[1])] });
      assert.ok(error instanceof ResponseError);
      assert.equal(toSendOutcome(error).outcome, "unknown");
    }
  });

  it("that refuses and names a message that was accepted contradicts itself, and is not certain", async () => {
    for (const status of [200, 400, 403]) {
      for (const billed of [part(NUMBERS[0]), { cost: 0.038 }, { success: "true" }]) {
        const answer = { success: false, code: 9, SMSResponse_List: [billed, part(NUMBERS[1], 9)] };
        const error = await errorOf(answer, status);
        assert.ok(error instanceof ResponseError, JSON.stringify(answer));
        assert.equal(error.outcome, "unknown");
      }
    }
    const none = { success: false, code: 55, SMSResponse_List: [...NUMBERS.map((number) => part(number, 9)), null] };
    const error = await errorOf(none);
    assert.ok(error instanceof ApiError);
    assert.equal(error.outcome, "not-sent");
  });
});

describe("a refusal of megabytes", () => {
  it("is shown in part: it goes to pages and into logs", async () => {
    const message = "m".repeat(1_000_000);
    const errors = Array.from({ length: 5000 }, () => ({ elementId: "e".repeat(500), message: "m".repeat(500) }));
    for (const answer of [{ message }, { errors }, { error: message }]) {
      const error = await errorOf({ success: false, code: 9, ...answer });
      assert.ok(error instanceof ApiError);
      assert.ok(error.message.length < 1200);
      assert.ok(JSON.stringify(toSendOutcome(error)).length < 150_000);
    }
  });
});

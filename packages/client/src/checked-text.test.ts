import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { issuesOf, withCheckedText } from "./checked-text.ts";
import { createHandler } from "./handler/create-handler.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const MESSAGE = "Un cafe\u0301 ?";

function post(body: unknown): Request {
  const headers = { "content-type": "application/json" };
  return new Request("http://backend.test/sms", { method: "POST", headers, body: JSON.stringify(body) });
}

describe("the text of a send", () => {
  it("that was checked is not checked again, and all else is", () => {
    const scheduledAt = new Date("2026-11-21T12:00:00Z");
    const request = { recipients: ["+33612345678"], message: "快".repeat(2000), scheduledAt };
    const codes = () => issuesOf(request, NOW).map(({ field, code }) => [field, code]);
    assert.ok(codes().some(([field]) => field === "message"));
    withCheckedText(request);
    assert.deepEqual(codes(), [["scheduledAt", "in-the-past"]]);
  });

  it("cannot be changed by the host's allow between its check and the send", async () => {
    const sent: unknown[] = [];
    const handle = createHandler({
      client: {
        send: async (request) => (sent.push(request), { messageId: 1, segments: 1, cost: 0, currency: "EUR" }),
      },
      authorize: () => true,
      requireIdempotencyKey: false,
      allow: (_request, sendRequest) => {
        Object.assign(sendRequest, { message: "快" });
        (sendRequest.recipients as string[]).push("+33798765432");
        return true;
      },
    });
    await handle(post({ recipients: ["+33612345678"], message: MESSAGE }));
    assert.deepEqual(sent, [{ recipients: ["+33612345678"], message: MESSAGE }]);
  });
});

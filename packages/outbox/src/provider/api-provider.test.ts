import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient } from "@sms-composer/client";
import { apiProvider } from "./api-provider.ts";

/** A provider whose API answers so. */
function answering(status: number, body: unknown) {
  const fetch = async () => new Response(JSON.stringify(body), { status });
  return apiProvider(createClient({ apiKey: "key-of-the-provider", fetch }));
}

test("a cancellation says no more than is certain", async () => {
  const cases = [
    [200, { success: true, code: 200 }, { outcome: "cancelled" }],
    [200, { success: false, code: 5, message: "Already cancelled" }, { outcome: "cancelled" }],
    [
      200,
      { success: false, code: 6, message: "Too late" },
      { outcome: "refused", reason: { kind: "refused", code: 6, message: "Too late" } },
    ],
    [
      429,
      { success: false, code: 429, message: "Slow down" },
      { outcome: "refused", reason: { kind: "rate-limited" } },
    ],
    [
      500,
      { success: false, code: 500, message: "Could not be queued" },
      { outcome: "unknown", reason: { kind: "no-answer" } },
    ],
    [502, "<h1>Bad gateway</h1>", { outcome: "unknown", reason: { kind: "no-answer" } }],
  ] as const;
  for (const [status, body, expected] of cases) {
    assert.deepEqual(await answering(status, body).cancel(307), expected, String(status));
  }
});

test("what the rules forbid by now is not called the provider's refusal", async () => {
  const scheduledAt = new Date(Date.now() - 60_000);
  const answer = await answering(200, {}).send({ recipients: ["+33612345678"], message: "x", scheduledAt });
  assert.equal(answer.outcome, "not-sent");
  assert.equal("reason" in answer && answer.reason.kind, "invalid");
});

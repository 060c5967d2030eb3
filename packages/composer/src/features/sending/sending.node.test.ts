import assert from "node:assert/strict";
import { test } from "node:test";
import type { SendOutcome, SendRequest } from "@sms-composer/core";
import type { Transport } from "../../element/transport.ts";
import { formatsOf } from "../../languages/formats.ts";
import { sendingWords } from "../../languages/en/sending.ts";
import { acceptance, Sending } from "./sending.ts";

const request: SendRequest = { recipients: ["+33612345678", "+33798765432"], message: "Bonjour" };
const receipt: SendOutcome = { outcome: "sent", messageId: 307, segments: 1, cost: 0.076, currency: "EUR" };

function run(transport: Transport, { timeout = 10_000, requests = [request] } = {}) {
  const steps: string[] = [];
  const sending = new Sending(() => steps.push(sending.state.step));
  return { sending, steps, result: sending.run(requests, transport, { timeout, segments: 1 }) };
}

function told(accepted: Parameters<typeof acceptance>[2]): string {
  const formats = formatsOf("en");
  return acceptance(sendingWords(formats), formats, accepted).replaceAll("\u00a0", " ");
}

test("an accepted request ends as sent", async () => {
  const { sending, steps, result } = run(async () => receipt);
  assert.deepEqual((await result).accepted, [{ request, receipt }]);
  assert.deepEqual(steps, ["sending", "sent"]);
  assert.equal(sending.isBusy, false);
});

test("a refused request ends as refused, with what the API said", async () => {
  const refusal: SendOutcome = { outcome: "not-sent", code: 11, message: "Not enough credit" };
  const { sending, result } = run(async () => refusal);
  await result;
  assert.deepEqual(sending.state, { step: "refused", refusal, accepted: [] });
});

test("a thrown error counts as an unknown outcome", async () => {
  const { sending, result } = run(async () => {
    throw new TypeError("socket hang up");
  });
  await result;
  assert.deepEqual(sending.state, {
    step: "unknown",
    refusal: { outcome: "unknown", message: "socket hang up" },
    accepted: [],
  });
});

test("a page's function that ends without an answer leaves the outcome unknown", async () => {
  for (const answer of [undefined, null, {}, { success: true }]) {
    const { sending, result } = run(async () => answer as unknown as SendOutcome);
    await result;
    assert.deepEqual(sending.state, { step: "unknown", refusal: { outcome: "unknown" }, accepted: [] });
  }
});

test("a change ends what was said of a send, and never that its outcome is unknown", async () => {
  const { sending, result } = run(async () => ({ outcome: "unknown" }));
  await result;
  const { state } = sending;
  assert.ok(state.step === "unknown");
  sending.outdate();
  assert.equal(sending.state, state);
  sending.set({ step: "confirming", again: state });
  sending.outdate();
  assert.equal(sending.state, state);
  sending.set({ step: "confirming" });
  sending.outdate();
  assert.deepEqual(sending.state, { step: "writing" });
});

test("an answer that does not come in time is unknown, even if the transport does not listen", async () => {
  const { sending, result } = run(() => new Promise(() => {}), { timeout: 5 });
  await result;
  assert.equal(sending.state.step, "unknown");
  assert.equal(sending.state.step === "unknown" && sending.state.interruption, "timeout");
});

test("whoever stops waiting does not know whether it was sent", async () => {
  const { sending, result } = run(
    (_, { signal }) => new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  );
  sending.cancel();
  await result;
  assert.equal(sending.state.step === "unknown" && sending.state.interruption, "canceled");
});

test("several requests leave one after the other, and the first that is refused is the last", async () => {
  const seen: string[] = [];
  const requests = ["a", "b", "c"].map((message) => ({ ...request, message }));
  const { sending, result } = run(
    async ({ message }) => {
      seen.push(message);
      return message === "b" ? { outcome: "not-sent", code: 11 } : receipt;
    },
    { requests },
  );
  const { accepted, refusal } = await result;
  assert.deepEqual(seen, ["a", "b"]);
  assert.equal(refusal?.code, 11);
  assert.equal(told(accepted), "Sent: 2 SMS, €0.076.");
  assert.equal(sending.state.step, "refused");
});

test("what waits is called scheduled, with its moment on the clock of Paris", () => {
  const scheduledAt = new Date("2030-06-02T19:05:00Z");
  assert.equal(
    told([{ request, receipt: { ...receipt, scheduledAt } }]),
    "Scheduled for Sunday, June 2 at 9:05 PM (Paris time): 2 SMS, €0.076.",
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { ListOutcome, SendOutcome, SendRequest } from "@sms-composer/core";
import type { SentList } from "../../draft/people-list.ts";
import type { Transport } from "../../element/transport.ts";
import { PortionRun } from "./portion-run.ts";
import type { Portion } from "./sending.ts";

const request: SendRequest = { recipients: ["+33612345678", "+33798765432"], message: "Bonjour" };
const receipt = { outcome: "sent", messageId: 307, segments: 1, cost: 0.076, currency: "EUR" } as const;
const portions: readonly Portion[] = ["a", "b", "c"].map((idempotencyKey) => ({ request, idempotencyKey }));

const [first = { request, idempotencyKey: "a" }] = portions;

function run(transport: Transport, { timeout = 10_000, of = [first] as readonly Portion[] } = {}) {
  const portionRun = new PortionRun(() => {});
  return { portionRun, result: portionRun.run(of, transport, timeout) };
}

test("an accepted request comes back with its receipt", async () => {
  const { result } = run(async () => receipt);
  assert.deepEqual(await result, { accepted: [{ request, receipt }] });
});

test("a send that was only found again by its tag is accepted, without a receipt", async () => {
  const { result } = run(async () => ({ outcome: "sent", foundByTag: true }) as unknown as SendOutcome);
  assert.deepEqual(await result, { accepted: [{ request }] });
});

test("a transport gets the key of its request, the same for the same request, and the one that it replaces", async () => {
  const seen: unknown[] = [];
  const transport: Transport = async (_, { idempotencyKey, replaces }) => {
    seen.push([idempotencyKey, replaces]);
    return receipt;
  };
  await run(transport, { of: [{ request, idempotencyKey: "new", replaces: "old" }, ...portions] }).result;
  assert.deepEqual(seen, [
    ["new", "old"],
    ["a", undefined],
    ["b", undefined],
    ["c", undefined],
  ]);
});

test("a refused request stops the send, with what the API said", async () => {
  const refusal: SendOutcome = { outcome: "not-sent", code: 11, message: "Not enough credit" };
  const { result } = run(async () => refusal, { of: portions });
  assert.deepEqual(await result, { accepted: [], stop: { portion: portions[0], refusal, rest: 2 } });
});

test("a thrown error counts as an unknown outcome", async () => {
  const { result } = run(async () => {
    throw new TypeError("socket hang up");
  });
  assert.deepEqual((await result).stop?.refusal, { outcome: "unknown", message: "socket hang up" });
});

test("a page's function that ends without an answer leaves the outcome unknown", async () => {
  for (const answer of [undefined, null, {}, { success: true }, { outcome: "sent" }]) {
    const { result } = run(async () => answer as unknown as SendOutcome);
    assert.equal((await result).stop?.refusal.outcome, "unknown");
  }
});

test("a key of another message, or of one in flight, is never taken for not sent", async () => {
  for (const code of ["idempotency-key-reused", "idempotency-key-in-flight"] as const) {
    const { result } = run(async () => ({ outcome: "not-sent", code }));
    assert.deepEqual((await result).stop?.refusal, { outcome: "unknown", code });
  }
});

test("an answer that does not come in time is unknown, even if the transport does not listen", async () => {
  const { result } = run(() => new Promise(() => {}), { timeout: 5 });
  const { stop } = await result;
  assert.equal(stop?.interruption, "timeout");
  assert.deepEqual(stop?.refusal, { outcome: "unknown", reason: "no-answer" });
});

test("whoever stops waiting does not know whether it was sent", async () => {
  const { portionRun, result } = run(
    (_, { signal }) => new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  );
  portionRun.cancel();
  const { stop } = await result;
  assert.equal(stop?.interruption, "canceled");
  assert.equal(stop?.refusal.outcome, "unknown");
});

test("several requests leave one after the other, and the first that is refused is the last", async () => {
  const seen: string[] = [];
  const portionRun = new PortionRun((done, total) => seen.push(`${done} of ${total}`));
  const { accepted, stop } = await portionRun.run(
    portions,
    async (_, { idempotencyKey }) => {
      seen.push(idempotencyKey);
      return idempotencyKey === "b" ? { outcome: "not-sent", code: 11 } : receipt;
    },
    10_000,
  );
  assert.deepEqual(seen, ["0 of 3", "a", "1 of 3", "b"]);
  assert.equal(accepted.length, 1);
  assert.deepEqual([stop?.refusal.code, stop?.rest], [11, 1]);
});

test("a list that is still being sent is told when it is through, and not in part before", async () => {
  const list = { columns: ["m"], rows: [], phoneColumn: 0, country: "FR", entries: [] } as unknown as SentList;
  const progress = { sent: 1, total: 2 };
  const portionsSoFar = [
    { ...receipt, rows: [0] },
    { outcome: "unknown", rows: [1] },
  ];
  const { result } = run(async () => ({ outcome: "unknown", portions: portionsSoFar, progress }) as ListOutcome, {
    of: [{ request, idempotencyKey: "a", list }],
  });
  const { accepted, stop } = await result;
  assert.deepEqual(accepted, []);
  assert.deepEqual(stop?.refusal, { outcome: "unknown", progress });
});

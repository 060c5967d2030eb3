import assert from "node:assert/strict";
import { test } from "node:test";
import type { ListOutcome, SendOutcome } from "@sms-composer/core";
import type { SentList } from "../../draft/people-list.ts";
import type { Transport } from "../../element/transport.ts";
import { PortionRun } from "./portion-run.ts";
import { portionOf, RECEIPT as receipt } from "../../../tests/portion-fixture.ts";
import type { Portion } from "./sending.ts";

const first = portionOf("a");
const { request } = first;
const portions: readonly Portion[] = [first, portionOf("b"), portionOf("c")];

function run(transport: Transport, { timeout = 10_000, of = [first] as readonly Portion[] } = {}) {
  const portionRun = new PortionRun();
  return { portionRun, result: portionRun.run(of, transport, timeout, () => {}) };
}

test("an accepted request comes back with its receipt", async () => {
  const { result } = run(async () => receipt);
  assert.deepEqual(await result, {
    accepted: [{ request, receipt, optedOut: undefined }],
    open: [],
    failed: [],
    rest: 0,
  });
});

test("a send that was only found again by its tag is accepted, without a receipt", async () => {
  const { result } = run(async () => ({ outcome: "sent", foundByTag: true }) as unknown as SendOutcome);
  assert.deepEqual((await result).accepted, [{ request, receipt: undefined, optedOut: undefined }]);
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

test("a trial whose answer is lost has sent nothing, be it cut off, late or cancelled", async () => {
  const trial: Portion = { ...first, request: { ...request, sandbox: true } };
  const never: Transport = () => new Promise(() => {});
  const cut = run(() => Promise.reject(new TypeError("Failed to fetch")), { of: [trial, ...portions] });
  const late = run(never, { of: [trial], timeout: 1 });
  const cancelled = run(never, { of: [trial] });
  cancelled.portionRun.cancel();
  for (const { result } of [cut, late, cancelled]) {
    const { accepted, open, failed, interruption } = await result;
    assert.deepEqual([accepted, open, interruption], [[], [], undefined]);
    assert.deepEqual(
      failed.map(({ refusal }) => refusal.outcome),
      ["not-sent"],
    );
  }
  assert.equal((await cut.result).rest, 8);
  const taken: SendOutcome = { outcome: "unknown", progress: { sent: 0, total: 2 } };
  const followed = await run(async () => taken, { of: [trial] }).result;
  assert.deepEqual([followed.open.length, followed.failed], [1, []]);
});

test("a refused request stops the send, with what the API said", async () => {
  const refusal: SendOutcome = { outcome: "not-sent", code: 11, message: "Not enough credit" };
  const { result } = run(async () => refusal, { of: portions });
  assert.deepEqual(await result, {
    accepted: [],
    open: [],
    failed: [{ request, refusal }],
    rest: 6,
    interruption: undefined,
  });
});

test("a thrown error counts as an unknown outcome", async () => {
  const { result } = run(async () => {
    throw new TypeError("socket hang up");
  });
  assert.deepEqual((await result).failed[0]?.refusal, { outcome: "unknown", message: "socket hang up" });
});

test("a page's function that ends without an answer leaves the outcome unknown", async () => {
  for (const answer of [undefined, null, {}, { success: true }, { outcome: "sent" }]) {
    const { result } = run(async () => answer as unknown as SendOutcome);
    assert.equal((await result).failed[0]?.refusal.outcome, "unknown");
  }
});

test("a key of another message, or of one in flight, is never taken for not sent", async () => {
  for (const code of ["idempotency-key-reused", "idempotency-key-in-flight"] as const) {
    const { result } = run(async () => ({ outcome: "not-sent", code }));
    assert.deepEqual((await result).failed[0]?.refusal, { outcome: "unknown", code });
  }
});

test("an answer that does not come in time is unknown, even if the transport does not listen", async () => {
  const { result } = run(() => new Promise(() => {}), { timeout: 5 });
  const { failed, interruption } = await result;
  assert.equal(interruption, "timeout");
  assert.deepEqual(failed[0]?.refusal, { outcome: "unknown", reason: "no-answer" });
});

test("no time to wait is never taken for one that is over", async (t) => {
  const delays: unknown[] = [];
  t.mock.method(globalThis, "setTimeout", (_run: () => void, delay: number) => void delays.push(delay));
  for (const timeout of [0, Number.NaN, 45_000]) await run(async () => receipt, { timeout }).result;
  assert.deepEqual(delays, [30_000, 30_000, 45_000]);
});

test("whoever stops waiting does not know whether it was sent", async () => {
  const { portionRun, result } = run(
    (_, { signal }) => new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  );
  portionRun.cancel();
  const { failed, interruption } = await result;
  assert.equal(interruption, "canceled");
  assert.equal(failed[0]?.refusal.outcome, "unknown");
});

test("several requests leave one after the other, and the first that is refused is the last", async () => {
  const seen: string[] = [];
  const { accepted, failed, rest } = await new PortionRun().run(
    portions,
    async (_, { idempotencyKey }) => {
      seen.push(idempotencyKey);
      return idempotencyKey === "b" ? { outcome: "not-sent", code: 11 } : receipt;
    },
    10_000,
    (done, open, later) => seen.push(`${done.length} accepted, ${open.length} open, ${later.length} later`),
  );
  assert.deepEqual(seen, ["0 accepted, 1 open, 2 later", "a", "1 accepted, 1 open, 1 later", "b"]);
  assert.equal(accepted.length, 1);
  assert.deepEqual([failed[0]?.refusal.code, rest], [11, 4]);
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
  assert.deepEqual(await result, {
    accepted: [],
    open: [{ request, idempotencyKey: "a", list, progress, optedOut: undefined, refusal: portionsSoFar[1] }],
    failed: [],
    rest: 0,
  });
});

test("what a backend has taken and goes on sending is followed by the next request; what is unknown is not", async () => {
  const progress = { sent: 0, total: 2 };
  const optedOut = ["+33612345678"];
  const answers: Record<string, SendOutcome> = {
    a: { outcome: "unknown", progress, optedOut },
    b: receipt,
    c: { outcome: "unknown" },
  };
  const fourth = { request, idempotencyKey: "d" };
  const { result } = run(async (_, { idempotencyKey }) => answers[idempotencyKey] ?? receipt, {
    of: [...portions, fourth],
  });
  const { accepted, open, failed, rest } = await result;
  assert.deepEqual(
    open.map(({ idempotencyKey, progress: own, optedOut: left }) => [idempotencyKey, own, left]),
    [
      ["a", progress, optedOut],
      ["c", undefined, undefined],
    ],
  );
  assert.deepEqual([accepted.length, failed.length, rest], [1, 1, 2]);
});

test("a refusal is one, whatever else it says: nothing is asked for or sent after it", async () => {
  const refusal = { outcome: "not-sent", code: "quota-exceeded", progress: { sent: 0, total: 2 } } as const;
  const { result } = run(async () => refusal, { of: portions });
  assert.deepEqual(await result, {
    accepted: [],
    open: [],
    failed: [{ request, refusal }],
    rest: 6,
    interruption: undefined,
  });
});

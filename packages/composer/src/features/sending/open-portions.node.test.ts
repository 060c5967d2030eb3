import assert from "node:assert/strict";
import { test } from "node:test";
import type { SendOutcome } from "@sms-composer/core";
import { lookAtOpen, progressOf } from "./open-portions.ts";
import { portionOf, RECEIPT as receipt } from "../../../tests/portion-fixture.ts";
import type { OpenPortion } from "./sending.ts";

const underWay = (sent: number): SendOutcome => ({ outcome: "unknown", progress: { sent, total: 2 } });
const portion = (idempotencyKey: string, more: Partial<OpenPortion> = {}): OpenPortion => ({
  ...portionOf(idempotencyKey, idempotencyKey),
  ...more,
});
const taken = { progress: { sent: 0, total: 2 } };

async function look(portions: readonly OpenPortion[], answers: Readonly<Record<string, SendOutcome | undefined>>) {
  const asked: string[] = [];
  const doubt = { open: portions, draftKey: "a", canLookUp: true, misses: 0, rest: 3 };
  const result = await lookAtOpen(doubt, async ({ idempotencyKey }) => {
    asked.push(idempotencyKey);
    return answers[idempotencyKey];
  });
  return { ...result, asked, stillOpen: result.open.map(({ idempotencyKey, progress }) => [idempotencyKey, progress]) };
}

test("what a backend has behind a request that waits is not asked for; once that is over, the next one is", async () => {
  const all = ["a", "b", "c"].map((key) => portion(key, taken));
  const first = await look(all, { a: underWay(1) });
  assert.deepEqual(first.asked, ["a"]);
  assert.deepEqual(progressOf([], first.open), { sent: 1, total: 6 });
  const then = await look(first.open, { a: receipt, b: { outcome: "not-sent", code: 11 }, c: underWay(0) });
  assert.deepEqual(then.asked, ["a", "b", "c"]);
  assert.deepEqual(then.stillOpen, [["c", { sent: 0, total: 2 }]]);
  assert.deepEqual(
    then.failed.map(({ request, refusal }) => [request.message, refusal.code]),
    [["b", 11]],
  );
  assert.deepEqual(progressOf(then.accepted, then.open), { sent: 2, total: 4 });
  assert.equal(then.rest, 3);
});

test("after a reload all are asked for, since nobody knows what the backend has", async () => {
  const { asked, stillOpen } = await look(
    ["a", "b"].map((key) => portion(key)),
    { a: underWay(0), b: underWay(0) },
  );
  assert.deepEqual(asked, ["a", "b"]);
  assert.deepEqual(
    stillOpen.flatMap(([, progress]) => progress),
    [
      { sent: 0, total: 2 },
      { sent: 0, total: 2 },
    ],
  );
});

test("a backend that cannot be asked now still has what it has taken; one that knows nothing of it has not", async () => {
  assert.deepEqual((await look([portion("a", taken)], {})).stillOpen, [["a", taken.progress]]);
  assert.deepEqual((await look([portion("a", taken)], { a: { outcome: "unknown" } })).stillOpen, [["a", undefined]]);
  assert.deepEqual((await look([portion("a")], {})).stillOpen, [["a", undefined]]);
});

test("whom the backend left out when it took the request is told with its receipt", async () => {
  const optedOut = ["+33612345678"];
  const { accepted } = await look([portion("a", { ...taken, optedOut })], { a: receipt });
  assert.deepEqual(accepted[0]?.optedOut, optedOut);
});

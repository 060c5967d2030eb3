import assert from "node:assert/strict";
import { test } from "node:test";
import type { SendAnswer } from "./answers.ts";
import type { BatchEvent, BatchFacts } from "./batch-events.ts";
import { BATCH_STATES, TRANSITIONS, type BatchState } from "./batch-state.ts";
import { transition } from "./transition.ts";

const NOW = Date.UTC(2026, 10, 23, 9, 0);
const MINUTE = 60_000;
const FACTS: BatchFacts = {
  state: "queued",
  decisions: 1,
  tries: 0,
  lookups: 0,
  unknownSince: null,
  acceptedAt: null,
  mayHaveGone: false,
  isPortion: false,
  scheduledAt: null,
  commercial: false,
};
const sent: SendAnswer = { outcome: "sent", messageId: 1, segments: 1, cost: 1, currency: "EUR" };
const refused = (code: number): SendAnswer => ({ outcome: "not-sent", reason: { kind: "refused", code } });
const ended = (answer: SendAnswer): BatchEvent => ({ kind: "attempt-ended", answer });
const found: BatchEvent = { kind: "looked-up", verdict: { kind: "found", copies: 1, deliveries: [] } };
const notFound: BatchEvent = { kind: "looked-up", verdict: { kind: "none" } };
const doubtful: BatchEvent = { kind: "looked-up", verdict: { kind: "doubtful" } };
const EVENTS: readonly BatchEvent[] = [
  { kind: "attempt-started" },
  ended(sent),
  ended(refused(9)),
  ended(refused(11)),
  ended({ outcome: "not-sent", reason: { kind: "unreachable" } }),
  ended({ outcome: "not-sent", reason: { kind: "rate-limited" }, retryAfter: 30 * MINUTE }),
  ended({ outcome: "unknown", reason: { kind: "no-answer" } }),
  { kind: "attempt-interrupted" },
  found,
  notFound,
  doubtful,
  { kind: "receipts-read", awaited: true },
  { kind: "receipts-read", awaited: false, copies: 2 },
  { kind: "reading-failed" },
  { kind: "decided", decision: "look-again" },
  { kind: "decided", decision: "send-again" },
  { kind: "decided", decision: "give-up" },
  { kind: "withdrawn" },
  { kind: "cancelled" },
  { kind: "not-cancelled", reason: { kind: "refused", code: 6 } },
  { kind: "clock-set-back" },
];

test("whatever happens in whatever state, only the changes of the table come of it", () => {
  const seen = new Set<string>();
  for (const state of BATCH_STATES) {
    for (const event of EVENTS) {
      for (const mayHaveGone of [false, true]) {
        for (const isPortion of [false, true]) {
          for (const since of [NOW - 5000, NOW - 11 * MINUTE, NOW - 3000 * MINUTE]) {
            const facts = {
              ...FACTS,
              state,
              mayHaveGone,
              isPortion,
              unknownSince: since,
              acceptedAt: since,
              lookups: 5,
            };
            const to = transition(facts, event, NOW)?.state ?? state;
            if (to !== state) seen.add(`${state} ${to}`);
          }
        }
      }
    }
  }
  const table = BATCH_STATES.flatMap((state) => TRANSITIONS[state].map((to) => `${state} ${to}`));
  assert.deepEqual([...seen].toSorted(), table.toSorted(), "each of them comes about, and no other");
});

test("each event leads from a state to the state that the table of states promises", () => {
  const long = { unknownSince: NOW - 11 * MINUTE, lookups: 3 };
  const doubt = { mayHaveGone: true, unknownSince: NOW - 11 * MINUTE };
  const cases: readonly [BatchState, Partial<BatchFacts>, BatchEvent, BatchState | undefined][] = [
    ["queued", {}, { kind: "attempt-started" }, "sending"],
    ["sending", {}, ended(sent), "accepted"],
    ["sending", {}, ended(refused(9)), "failed"],
    ["sending", doubt, ended(refused(9)), "needs-user"],
    ["sending", {}, ended(refused(11)), "failed"],
    ["sending", { isPortion: true }, ended(refused(11)), "queued"],
    ["sending", { isPortion: true }, ended(refused(9)), "failed"],
    ["sending", {}, ended({ outcome: "not-sent", reason: { kind: "unreachable" } }), "queued"],
    ["sending", {}, ended({ outcome: "unknown", reason: { kind: "no-answer" } }), "unknown"],
    ["sending", {}, { kind: "attempt-interrupted" }, "unknown"],
    ["unknown", {}, found, "accepted"],
    ["needs-user", doubt, found, "accepted"],
    ["given-up", doubt, found, "accepted"],
    ["queued", {}, found, "accepted"],
    ["unknown", { unknownSince: NOW - MINUTE, lookups: 5 }, notFound, "unknown"],
    ["unknown", long, notFound, "needs-user"],
    ["unknown", {}, doubtful, "needs-user"],
    ["queued", {}, notFound, undefined],
    ["queued", {}, doubtful, "needs-user"],
    ["failed", {}, found, undefined],
    ["cancelled", {}, found, undefined],
    ["unknown", { unknownSince: NOW - 61 * MINUTE }, { kind: "reading-failed" }, "needs-user"],
    ["needs-user", doubt, { kind: "decided", decision: "send-again" }, "queued"],
    ["unknown", {}, { kind: "decided", decision: "send-again" }, undefined],
    ["accepted", {}, { kind: "decided", decision: "send-again" }, undefined],
    ["needs-user", doubt, { kind: "decided", decision: "give-up" }, "given-up"],
    ["queued", {}, { kind: "withdrawn" }, "cancelled"],
    ["queued", doubt, { kind: "withdrawn" }, "needs-user"],
    ["sending", {}, { kind: "withdrawn" }, undefined],
    ["accepted", {}, { kind: "cancelled" }, "cancelled"],
  ];
  for (const [state, facts, event, wanted] of cases) {
    const change = transition({ ...FACTS, ...facts, state }, event, NOW);
    assert.equal(change?.state, wanted, `${state} ${JSON.stringify(event)}`);
  }
});

test("what is queued or unknown always has a next step", () => {
  for (const state of BATCH_STATES) {
    for (const event of EVENTS) {
      const change = transition({ ...FACTS, state, isPortion: true, unknownSince: NOW - MINUTE }, event, NOW);
      if (!change || !["queued", "unknown"].includes(change.state) || change.state === state) continue;
      assert.ok(typeof change.dueAt === "number" && change.dueAt >= NOW, `${state} ${JSON.stringify(event)}`);
    }
  }
});

test("after 48 hours a receipt that never came is none, and a person can still ask", () => {
  const accepted = { ...FACTS, state: "accepted" as const, acceptedAt: NOW - 49 * 60 * MINUTE };
  assert.deepEqual(transition(accepted, { kind: "receipts-read", awaited: true }, NOW), {
    state: "accepted",
    tries: 0,
    dueAt: null,
    receiptsEnded: true,
  });
  assert.equal(transition(accepted, { kind: "decided", decision: "look-again" }, NOW)?.dueAt, NOW);
});

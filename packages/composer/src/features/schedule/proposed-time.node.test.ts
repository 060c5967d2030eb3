import assert from "node:assert/strict";
import { test } from "node:test";
import { DraftStore } from "../../draft/draft-store.ts";
import { analyzeMessage } from "@sms-composer/core/analysis";
import { proposeTime } from "./proposed-time.ts";

const proposed = (at: string, chosen = new Date(at)): string | undefined => {
  const store = new DraftStore(() => {});
  store.useAnalysis(analyzeMessage);
  const soonest = new Date(at);
  store.setOptions({ scheduledAt: chosen.getTime() === soonest.getTime() ? soonest : chosen });
  proposeTime(store, soonest);
  return store.written.options.scheduledAt?.toISOString();
};

test("a time at night, on a Sunday or on a holiday is moved to the next morning that is none of them", () => {
  assert.equal(proposed("2026-11-30T01:00:00Z"), "2026-11-30T07:00:00.000Z");
  assert.equal(proposed("2026-11-29T10:00:00Z"), "2026-11-30T07:00:00.000Z");
  assert.equal(proposed("2026-12-25T10:00:00Z"), "2026-12-26T07:00:00.000Z");
});

test("a time by day stays, and so does one that somebody has chosen meanwhile", () => {
  assert.equal(proposed("2026-11-30T10:05:00Z"), "2026-11-30T10:05:00.000Z");
  const chosen = new Date("2026-11-29T12:00:00Z");
  assert.equal(proposed("2026-11-29T10:00:00Z", chosen), chosen.toISOString());
});

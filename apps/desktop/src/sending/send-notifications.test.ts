import assert from "node:assert/strict";
import { test } from "node:test";
import type { BatchState } from "@sms-composer/outbox/machine";
import type { BatchDetail } from "../outbox/history/message-detail.ts";
import { watchBatches } from "./send-notifications.ts";

const batch = (state: BatchState, id = 1) => [{ id, state } as BatchDetail];

test("a refused send is news once, when it was seen under way", () => {
  const news = watchBatches();
  assert.equal(news(batch("queued")), undefined);
  assert.equal(news(batch("sending")), undefined);
  assert.equal(news(batch("failed")), "failed");
  assert.equal(news(batch("failed")), undefined);
  assert.equal(news(batch("failed", 2)), undefined, "an old failure that is looked at is no news");
});

test("a doubtful send is news once, and not anew in each run of the app", () => {
  const news = watchBatches();
  assert.equal(news(batch("needs-user", 2)), undefined, "reported in an earlier run");
  assert.equal(news(batch("unknown")), undefined);
  assert.equal(news(batch("needs-user")), "doubtful");
  assert.equal(news(batch("needs-user")), undefined);
  assert.equal(news(batch("accepted")), undefined);
});

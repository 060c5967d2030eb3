import assert from "node:assert/strict";
import { test } from "node:test";
import type { BatchState } from "@sms-composer/outbox/machine";
import { messages as en } from "../../messages/en/index.ts";
import type { BatchDetail } from "../../outbox/history/message-detail.ts";
import type { MessageSummary } from "../../outbox/history/message-list.ts";
import { cancellationMessage } from "./cancellation-message.ts";
import { stateBadge } from "./state-badge.ts";

const batchesIn = (...states: BatchState[]) => ({ batchList: states.map((state) => ({ state }) as BatchDetail) });

test("cancelled is said only of what cannot go any more", () => {
  const { cancelled, takenBack, notWhollyCancelled, notCancelled } = en.message;
  const done = { outcome: "cancelled" } as const;
  const refused = { outcome: "refused", reason: { kind: "refused" } } as const;
  assert.equal(cancellationMessage([done], batchesIn("cancelled"), en), cancelled);
  assert.equal(cancellationMessage([], batchesIn("cancelled"), en), takenBack);
  for (const state of ["sending", "unknown", "needs-user", "accepted"] as const) {
    assert.equal(cancellationMessage([], batchesIn(state), en), notWhollyCancelled, state);
    assert.equal(cancellationMessage([done], batchesIn("cancelled", state), en), notWhollyCancelled, state);
  }
  assert.equal(cancellationMessage([done, refused], batchesIn("cancelled", "accepted"), en), notCancelled);
});

test("a message's badge is of all of its requests: not sent only when none was, over only when none is under way", () => {
  const badge = (batches: MessageSummary["batches"]) => {
    const statuses = { waiting: 2, delivered: 0, "not-delivered": 0, failed: 0, unknown: 0 };
    return stateBadge({ batches, statuses, recipients: 2 } as MessageSummary, en).values.at(-1);
  };
  assert.equal(badge({ accepted: 1 }), "Sent");
  assert.equal(badge({ failed: 2 }), "Not sent");
  assert.equal(badge({ failed: 1, accepted: 1 }), "Sent in part");
  assert.equal(badge({ cancelled: 1, accepted: 1 }), "Sent in part");
  assert.equal(badge({ failed: 1, cancelled: 1 }), "Not sent");
  assert.equal(badge({ failed: 1, queued: 1 }), "Waiting");
  assert.equal(badge({ failed: 1, unknown: 1 }), "Being looked up");
  assert.equal(badge({ "needs-user": 1, accepted: 1 }), "May have been sent");
});

import assert from "node:assert/strict";
import type { SendRequest } from "@sms-composer/core";
import type { BatchState } from "./batch-state.ts";
import type { BatchDetail } from "./history.ts";
import type { Outbox } from "./outbox.ts";
import type { Delivery } from "./provider.ts";
import { ACCOUNT, PHONE, scriptedProvider, temporaryOutbox, UNKNOWN } from "./temporary-outbox.ts";

// For tests: what most of them do first and look at last.

export const MINUTE = 60_000;
export const TEXT = "Être prêt à l’été :\n20 % 😀";
export const queue = (outbox: Outbox, request: Partial<SendRequest> = {}, draftId = "m1") =>
  outbox.queue({ draftId, account: ACCOUNT, request: { recipients: [PHONE], message: TEXT, ...request } });
export const batch = (outbox: Outbox, id = "m1", position = 0): BatchDetail => {
  const found = outbox.readMessage(id)?.batchList[position];
  assert.ok(found, `message ${id} has no batch ${position}`);
  return found;
};
export const states = (outbox: Outbox, id = "m1"): BatchState[] =>
  outbox.readMessage(id)?.batchList.map(({ state }) => state) ?? [];
export const hit = (phone = PHONE, more: Partial<Delivery> = {}): Delivery => ({ phone, status: "waiting", ...more });

/** A send that a person has to decide on. */
export async function needsUser(temporary: ReturnType<typeof temporaryOutbox>, request: Partial<SendRequest> = {}) {
  queue(temporary.outbox, request);
  await temporary.work(scriptedProvider({ send: UNKNOWN }), temporary.clock.now + 11 * MINUTE);
  assert.deepEqual(states(temporary.outbox), ["needs_user"]);
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { Sending } from "./sending.ts";

test("what is known is known until the draft changes; of an unknown send also after a question about it", () => {
  const sending = new Sending(() => {});
  const doubt = { open: [], draftKey: "a", canLookUp: true, misses: 0, rest: 0 };
  sending.advance("unknown", { refusal: { outcome: "unknown" }, doubt });
  sending.advance("change");
  sending.advance("ask", { question: "again", doubt });
  assert.deepEqual(sending.status, { state: "confirming", question: "again", doubt });
  sending.advance("back");
  assert.deepEqual(sending.status, { state: "unknown", refusal: { outcome: "unknown" }, doubt });
  sending.advance("not-sent", { refusal: { outcome: "not-sent" } });
  sending.advance("change");
  assert.deepEqual(sending.status, { state: "writing" });
});

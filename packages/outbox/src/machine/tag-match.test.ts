import assert from "node:assert/strict";
import { test } from "node:test";
import type { Delivery } from "./answers.ts";
import { judgeTag, type TagQuestion } from "./tag-match.ts";

const A = "+33612345678";
const B = "+33798765432";
const AT = Date.UTC(2026, 10, 23, 9, 0);
const drawn: TagQuestion = { phones: [A, B], drawn: true, attempted: { first: AT, last: AT }, ambiguous: false };
const written: TagQuestion = { ...drawn, drawn: false };
const hit = (phone: string, minutes: number | undefined = 1, messageId?: number): Delivery => ({
  phone,
  status: "waiting",
  ...(minutes === undefined ? {} : { at: new Date(AT + minutes * 60_000) }),
  ...(messageId === undefined ? {} : { messageId }),
});

test("a drawn tag is proof by itself, even with one of the numbers and no date", () => {
  assert.equal(judgeTag(drawn, []).kind, "none");
  assert.deepEqual(judgeTag(drawn, [{ phone: A, status: "delivered", messageId: 7 }]), {
    kind: "found",
    copies: 1,
    messageId: 7,
    deliveries: [{ phone: A, status: "delivered", messageId: 7 }],
  });
});

test("the same number twice under a drawn tag is a double", () => {
  const verdict = judgeTag(drawn, [hit(A), hit(B), hit(A, 3)]);
  assert.equal(verdict.kind === "found" && verdict.copies, 2);
});

test("a tag that the user wrote needs all numbers at the right time", () => {
  assert.equal(judgeTag(written, [hit(A), hit(B, 2)]).kind, "found");
  assert.equal(judgeTag(written, [hit(A, -600), hit(B, -600)]).kind, "none", "yesterday's campaign of the same tag");
  assert.equal(judgeTag(written, [hit("+33600000000")]).kind, "none", "the same tag to somebody else");
});

test("a match in part, without a date, or with a second batch of the same tag and number is doubtful", () => {
  assert.equal(judgeTag(written, [hit(A)]).kind, "doubtful");
  assert.equal(
    judgeTag(written, [
      { phone: A, status: "waiting" },
      { phone: B, status: "waiting" },
    ]).kind,
    "doubtful",
  );
  assert.equal(judgeTag({ ...written, ambiguous: true }, [hit(A), hit(B)]).kind, "doubtful");
});

test("what other people got under the same tag does not make ours a double", () => {
  const verdict = judgeTag(written, [hit(A), hit(B), hit("+33600000000"), hit(A, -600)]);
  assert.equal(verdict.kind === "found" && verdict.copies, 1);
});

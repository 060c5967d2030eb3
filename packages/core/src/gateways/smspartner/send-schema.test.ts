import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type * as z from "zod/mini";
import type { SendRequest } from "../../request/send-request.ts";
import { sendRequestSchema, toIssues } from "./send-schema.ts";
import { validateSendRequest } from "./send-validation.ts";

const VALID = { recipients: ["+33612345678"], message: "Bonjour" };

/** Without a clock nothing is in the past; so it is at the beginning of time. */
const NEVER = new Date(-8.64e15);

const issuesOf = (input: unknown) => {
  const { error } = sendRequestSchema.safeParse(input);
  return error ? toIssues(error) : [];
};

test("what it takes is a SendRequest", () => {
  const request: SendRequest = sendRequestSchema.parse({ ...VALID, sender: "Boutique", stop: true });
  assert.deepEqual(request, { ...VALID, sender: "Boutique", stop: true });
  const inputs: z.input<typeof sendRequestSchema> = request;
  assert.deepEqual(sendRequestSchema.parse(inputs), request);
});

test("scheduledAt may be a Date or an ISO 8601 text with its offset, and is a Date", () => {
  const expected = new Date("2026-12-01T08:05:00Z");
  for (const scheduledAt of [
    expected,
    expected.toJSON(),
    "2026-12-01T08:05Z",
    "2026-12-01T09:05:00+01:00",
    "2026-12-01T03:05:00.000-05:00",
  ]) {
    assert.deepEqual(sendRequestSchema.parse({ ...VALID, scheduledAt }).scheduledAt, expected);
  }
});

test("a text that is no time, or another one on every machine, is an invalid date", () => {
  for (const scheduledAt of [
    "",
    "tomorrow",
    "2026-12-01",
    "2026-12-01T08:05",
    "2026-02-31T08:05Z",
    "2026-13-01T08:05Z",
    "2026-12-01T25:05Z",
    "1 Dec 2026 08:05 GMT",
  ]) {
    assert.deepEqual(
      issuesOf({ ...VALID, scheduledAt }),
      [{ field: "scheduledAt", code: "invalid-date" }],
      scheduledAt,
    );
  }
  assert.deepEqual(issuesOf({ ...VALID, scheduledAt: 7 }), [{ field: "scheduledAt", code: "wrong-type" }]);
});

test("unknown members are dropped, a key among them", () => {
  const body = JSON.stringify({ ...VALID, apiKey: "secret", proto: { stop: true }, other: 1 }).replace(
    "proto",
    "__proto__",
  );
  assert.deepEqual(sendRequestSchema.parse(JSON.parse(body)), VALID);
});

test("zod's own issues say where and which rule", () => {
  const { error } = sendRequestSchema.safeParse({ ...VALID, sender: "a&", message: "…" });
  assert.deepEqual(
    error?.issues.map(({ path, message }) => [path, message]),
    [
      [["message"], "unsupported-characters"],
      [["sender"], "too-short"],
      [["sender"], "invalid-characters"],
    ],
  );
});

test("what is no object lacks what is required", () => {
  for (const input of [null, undefined, 7, "text", []]) {
    assert.deepEqual(
      issuesOf(input).map(({ field, code }) => `${field} ${code}`),
      ["recipients required", "message required"],
    );
  }
});

test("whatever the draft, its issues are those of validateSendRequest", () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom("", "Boutique", "https://example.fr/", "lowCost", "premium", "…", "^"),
  );
  const value = fc.oneof(text, fc.boolean(), fc.array(text), fc.date(), fc.constantFrom(null, undefined, 7));
  const keys = [
    "recipients",
    "message",
    "range",
    "sender",
    "stop",
    "unicode",
    "tag",
    "responseUrl",
    "receiptUrl",
    "sandbox",
  ];
  const draft = fc
    .record({
      fields: fc.dictionary(fc.constantFrom(...keys), value),
      scheduledAt: fc.option(fc.date(), { nil: undefined }),
    })
    .map(({ fields, scheduledAt }) => ({ ...fields, ...(scheduledAt && { scheduledAt }) }));
  fc.assert(
    fc.property(draft, (input) => {
      assert.deepEqual(issuesOf(input), validateSendRequest(input, { now: NEVER }));
    }),
  );
});

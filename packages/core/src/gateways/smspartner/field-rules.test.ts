import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Issue } from "../../request/issue.ts";
import { LIMITS } from "./limits.ts";
import { validateSendRequest } from "./send-validation.ts";

const now = new Date("2026-11-22T12:00:00Z");
const VALID = { recipients: ["+33612345678"], message: "Bonjour" };
const issues = (changes: Readonly<Record<string, unknown>>): Issue[] =>
  validateSendRequest({ ...VALID, ...changes }, { now });

test("numbers are E.164 or French national, without separators", () => {
  for (const number of ["+33612345678", "0612345678", "0142685300", "+4915112345678", "+6904002", "+123456789012345"]) {
    assert.deepEqual(issues({ recipients: [number] }), [], number);
  }
  for (const number of [
    "612345678",
    "0033612345678",
    "06 12 34 56 78",
    "+06123456",
    "+1234567890123456",
    "",
    "0012345678",
  ]) {
    assert.deepEqual(
      issues({ recipients: [number] }),
      [{ field: "recipients", code: "invalid-recipients", params: { count: 1, first: number } }],
      number,
    );
  }
});

test("a megabyte in place of a number is quoted in part", () => {
  const [issue] = issues({ recipients: ["9".repeat(1_000_000)] });
  assert.deepEqual(issue?.params, { count: 1, first: "9".repeat(40) });
  const [characters] = issues({
    tag: String.fromCharCode(...Array.from({ length: 60 }, (_, index) => 1040 + index)),
  }).slice(1);
  assert.equal(String(characters?.params?.["characters"]).length, 32);
});

test("a number overseas that comes twice is a duplicate, national or not", () => {
  const recipients = ["+262692123456", "0692123456", "+33692123456", "0690123456"];
  assert.deepEqual(issues({ recipients }), [
    { field: "recipients", code: "duplicate-recipients", params: { count: 2, first: "0692123456" } },
  ]);
});

test("a zero behind a calling code of the French plan is wrong: it would be the same person once more", () => {
  for (const number of ["+330612345678", "+2620692123456", "+5900690123456", "+5940694123456", "+5960696123456"]) {
    assert.deepEqual(
      issues({ recipients: ["+33612345678", number] }),
      [{ field: "recipients", code: "invalid-recipients", params: { count: 1, first: number } }],
      number,
    );
  }
  assert.deepEqual(issues({ recipients: ["+393401234567", "+40712345678"] }), []);
});

test("a wrong number that comes twice is wrong, and no duplicate", () => {
  assert.deepEqual(
    issues({ recipients: ["06", "06"] }).map(({ code }) => code),
    ["invalid-recipients"],
  );
});

test("a sender has 3 to 11 ASCII letters, digits and spaces between them", () => {
  for (const sender of ["abc", "Chez Marie", "36001", "ABCDEFGHIJK"]) assert.deepEqual(issues({ sender }), [], sender);
  for (const [sender, characters] of [
    ["Café", "é"],
    ["a_b-c", "_-"],
    [" abc", " "],
    ["abc ", " "],
    ["   ", " "],
    ["ab\n", "\n"],
    ["a😀b", "😀"],
    ["＋１２３", "＋１２３"],
  ]) {
    assert.deepEqual(issues({ sender }), [{ field: "sender", code: "invalid-characters", params: { characters } }]);
  }
});

test("a tag has 20 characters at most, no space, no capital", () => {
  for (const tag of ["a", "é", "promo_2026-11", "a".repeat(LIMITS.tag)]) assert.deepEqual(issues({ tag }), [], tag);
  assert.deepEqual(issues({ tag: "a".repeat(21) }), [
    { field: "tag", code: "too-long", params: { length: 21, max: 20 } },
  ]);
  for (const [tag, characters] of [
    ["a b", " "],
    ["a\u00a0b", "\u00a0"],
    ["aÉB", "ÉB"],
    ["a\0", "\0"],
  ]) {
    assert.deepEqual(issues({ tag }), [{ field: "tag", code: "invalid-characters", params: { characters } }]);
  }
});

test("a webhook is an absolute http or https address", () => {
  for (const url of [
    "https://example.fr",
    "HTTPS://EXAMPLE.FR/",
    "http://localhost:3000/hook",
    "http://127.0.0.1/",
    "http://[::1]:8080/x",
    "https://user:secret@example.fr/hook",
    "https://été.example.fr/é?à=ù#ç",
    "https://example.fr?x",
    "https://example.fr./",
    `https://example.fr/${"a".repeat(LIMITS.url - 19)}`,
  ]) {
    assert.deepEqual(issues({ receiptUrl: url }), [], url);
  }
  for (const url of [
    "example.fr",
    "//example.fr",
    "/hook",
    "ftp://example.fr",
    "javascript:alert(1)",
    "javascript://example.fr/%0aalert(1)",
    "http://",
    "https:///hook",
    "https://exa mple.fr",
    "https://example.fr/a b",
    " https://example.fr",
    "https://example.fr\n",
    "https://example.fr/\u0000",
    "https://example.fr/\u202e",
    "https://example.fr/\ud800",
    "https://@example.fr",
    "https://example.fr:port",
    "https://example.fr:123456",
    "https://.fr",
    "https://a..fr",
  ]) {
    assert.deepEqual(issues({ receiptUrl: url }), [{ field: "receiptUrl", code: "invalid-url" }], JSON.stringify(url));
  }
  assert.deepEqual(issues({ responseUrl: `https://example.fr/${"a".repeat(LIMITS.url)}` }), [
    { field: "responseUrl", code: "too-long", params: { length: 2019, max: 2000 } },
  ]);
});

test("every address of the web is one", () => {
  fc.assert(
    fc.property(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      (url) => issues({ receiptUrl: url }).length === 0,
    ),
  );
});

test("a schedule counts in whole minutes, as the wire does", () => {
  const at = (iso: string, now: string) =>
    validateSendRequest({ ...VALID, scheduledAt: new Date(iso) }, { now: new Date(now) }).map(({ code }) => code);
  assert.deepEqual(at("2026-11-22T12:05:00Z", "2026-11-22T12:05:00Z"), []);
  assert.deepEqual(at("2026-11-22T12:05:59.999Z", "2026-11-22T12:05:00Z"), []);
  // Its seconds would be cut off, and 12:05:00 is past.
  assert.deepEqual(at("2026-11-22T12:05:40Z", "2026-11-22T12:05:20Z"), ["in-the-past"]);
  assert.deepEqual(at("1969-12-31T23:55:00Z", "1969-01-01T00:00:00Z"), []);
  assert.deepEqual(at("+010000-01-01T00:00:00Z", "2026-11-22T12:00:00Z"), ["invalid-date"]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Issue, IssueCode } from "../../request/issue.ts";
import { FIELD_NAMES } from "./fields.ts";
import { analyzeMessage } from "../message-analysis.ts";
import { analyzeRequestText, validateSendRequest } from "./send-validation.ts";

test("the text of a request is analysed as analyzeMessage does", () => {
  for (const text of ["", "Être prêt", "a – b…".repeat(200)])
    for (const options of [{}, { mode: "unicode", stop: true }, { range: "lowCost" }] as const)
      assert.deepEqual(analyzeRequestText(text, options), analyzeMessage(text, options));
});

const DRAFT_FIELDS = FIELD_NAMES;
const now = new Date("2026-11-22T12:00:00Z");
const VALID = { recipients: ["+33612345678"], message: "Bonjour" };
const issues = (changes: Readonly<Record<string, unknown>>): Issue[] =>
  validateSendRequest({ ...VALID, ...changes }, { now });
const numbers = (count: number) => Array.from({ length: count }, (_, index) => `+336${10_000_000 + index}`);

/** Every issue code with a draft that has it and nothing else. */
const ONE_EACH: Readonly<Record<IssueCode, readonly [Readonly<Record<string, unknown>>, Omit<Issue, "code">]>> = {
  "wrong-type": [{ stop: 1 }, { field: "stop" }],
  required: [{ message: "" }, { field: "message" }],
  "unsupported-characters": [{ message: "a – b…" }, { field: "message", params: { count: 2, characters: "–…" } }],
  "too-many-segments": [{ message: "a".repeat(1531) }, { field: "message", params: { segments: 11, max: 10 } }],
  "low-cost-too-long": [
    { message: "a".repeat(161), range: "lowCost" },
    { field: "message", params: { units: 161, max: 160 } },
  ],
  "no-pub-stop-required": [
    { message: "Soldes", range: "lowCost", stop: true },
    { field: "message", params: { fix: " NoPub=STOP" } },
  ],
  "low-cost-unicode": [{ range: "lowCost", unicode: true }, { field: "unicode" }],
  "too-many-recipients": [{ recipients: numbers(501) }, { field: "recipients", params: { count: 501, max: 500 } }],
  "invalid-recipients": [
    { recipients: ["+33612345678", "06 12", "+33 6"] },
    { field: "recipients", params: { count: 2, first: "06 12" } },
  ],
  "duplicate-recipients": [
    { recipients: ["+33612345678", "0712345678", "0612345678"] },
    { field: "recipients", params: { count: 1, first: "0612345678" } },
  ],
  "too-short": [{ sender: "ab" }, { field: "sender", params: { length: 2, min: 3 } }],
  "too-long": [{ sender: "abcdefghijkl" }, { field: "sender", params: { length: 12, max: 11 } }],
  "invalid-characters": [{ sender: "R&D été&" }, { field: "sender", params: { characters: "&é" } }],
  "not-an-option": [{ range: "eco" }, { field: "range" }],
  "invalid-url": [{ responseUrl: "example.fr" }, { field: "responseUrl" }],
  "invalid-date": [{ scheduledAt: new Date("tomorrow") }, { field: "scheduledAt" }],
  "in-the-past": [{ scheduledAt: new Date("2026-11-22T11:55:00Z") }, { field: "scheduledAt" }],
  "minute-step": [{ scheduledAt: new Date("2026-11-22T12:03:00Z") }, { field: "scheduledAt", params: { step: 5 } }],
};

for (const [code, [changes, expected]] of Object.entries(ONE_EACH)) {
  test(`${code}: the field is named, and nothing else is wrong`, () => {
    assert.deepEqual(issues(changes), [{ code, ...expected }]);
  });
}

test("a request that is whole and right has no issue", () => {
  assert.deepEqual(issues({}), []);
  assert.deepEqual(
    issues({
      recipients: numbers(500),
      message: "a".repeat(1530),
      range: "premium",
      sender: "Chez Marie",
      stop: false,
      unicode: false,
      scheduledAt: new Date("2026-11-22T12:05:59Z"),
      tag: "noël-2026",
      responseUrl: "https://example.fr/reply",
      receiptUrl: "http://127.0.0.1:8080/receipt?x=1#y",
      sandbox: true,
    }),
    [],
  );
});

test("every broken rule is an issue, field by field in the order of the fields", () => {
  const found = issues({
    sandbox: "yes",
    message: "…".repeat(2),
    tag: "Two words and far too many",
    sender: " &",
    scheduledAt: new Date("2026-11-22T11:03:00Z"),
    recipients: ["x", "0612345678", "+33612345678"],
  });
  assert.deepEqual(
    found.map(({ field, code }) => `${field} ${code}`),
    [
      "recipients invalid-recipients",
      "recipients duplicate-recipients",
      "message unsupported-characters",
      "sender too-short",
      "sender invalid-characters",
      "scheduledAt in-the-past",
      "scheduledAt minute-step",
      "tag too-long",
      "tag invalid-characters",
      "sandbox wrong-type",
    ],
  );
});

test("recipients and message are required, and nothing else is", () => {
  const required = [
    { field: "recipients", code: "required" },
    { field: "message", code: "required" },
  ];
  for (const draft of [{}, { recipients: [], message: "" }, { recipients: undefined, message: undefined }]) {
    assert.deepEqual(validateSendRequest(draft, { now }), required);
  }
});

test("an optional text that is empty is not set, and neither is undefined", () => {
  const unset = Object.fromEntries(DRAFT_FIELDS.map((field) => [field, undefined]));
  assert.deepEqual(validateSendRequest({ ...unset, ...VALID }, { now }), []);
  assert.deepEqual(issues({ sender: "", tag: "", responseUrl: "", receiptUrl: "" }), []);
});

test("a text that the platform drops whole is required", () => {
  assert.deepEqual(issues({ message: "^~|" }), [{ field: "message", code: "required" }]);
  assert.deepEqual(issues({ message: "^~|", unicode: true }), []);
});

test("Unicode mode takes every character", () => {
  assert.deepEqual(issues({ message: "œ – 😀", unicode: true }), []);
  assert.deepEqual(issues({ message: "a".repeat(671), unicode: true }), [
    { field: "message", code: "too-many-segments", params: { segments: 11, max: 10 } },
  ]);
});

test("the STOP mention takes part in the number of SMS", () => {
  assert.deepEqual(issues({ message: "a".repeat(1519), stop: true }), []);
  assert.equal(issues({ message: "a".repeat(1520), stop: true })[0]?.code, "too-many-segments");
});

test("Low Cost takes 160 units and a commercial text with its mention", () => {
  assert.deepEqual(issues({ message: "a".repeat(160), range: "lowCost" }), []);
  assert.deepEqual(issues({ message: "Soldes NoPub=STOP", range: "lowCost", stop: true }), []);
});

test("wrong types are issues wherever they are", () => {
  for (const wrong of [null, 7, true, Symbol("x"), {}, () => "x", [7], [[]], new Map(), 7n]) {
    const draft = Object.fromEntries(DRAFT_FIELDS.map((field) => [field, wrong]));
    const fields = DRAFT_FIELDS.filter((field) => wrong !== true || !["stop", "unicode", "sandbox"].includes(field));
    assert.deepEqual(
      validateSendRequest(draft, { now }),
      fields.map((field) => ({ field, code: "wrong-type" })),
    );
  }
});

test("a draft that is none lacks what is required", () => {
  for (const draft of [null, undefined, 7, "text", [], Symbol("x"), () => VALID, new Map()]) {
    assert.deepEqual(
      validateSendRequest(draft, { now }).map(({ code }) => code),
      ["required", "required"],
    );
  }
});

test("a draft's values may be inherited", () => {
  assert.deepEqual(validateSendRequest(Object.create(VALID), { now }), []);
});

test("getters and proxies that throw have the wrong type", () => {
  const traps = {
    get(): never {
      throw new Error("hostile");
    },
    getPrototypeOf(): never {
      throw new Error("hostile");
    },
  };
  const draft = {
    ...VALID,
    get sender(): string {
      throw new Error("hostile");
    },
    recipients: new Proxy([], traps),
    scheduledAt: Object.create(Date.prototype) as Date,
    tag: new Proxy({}, traps),
  };
  assert.deepEqual(
    validateSendRequest(draft, { now }).map(({ field, code }) => `${field} ${code}`),
    ["recipients wrong-type", "sender wrong-type", "scheduledAt wrong-type", "tag wrong-type"],
  );
  assert.equal(validateSendRequest(new Proxy({}, traps), { now }).length, DRAFT_FIELDS.length);
});

test("no draft makes it throw", () => {
  const value = fc.anything({ withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true });
  const draft = fc.oneof(value, fc.dictionary(fc.constantFrom(...DRAFT_FIELDS), value));
  fc.assert(fc.property(draft, (anything) => void validateSendRequest(anything, { now })));
});

test("a megabyte in every text is refused, and soon", () => {
  const huge = "https://".padEnd(1_000_000, "a");
  const draft = { ...VALID, sender: huge, tag: huge, message: huge, responseUrl: huge, receiptUrl: huge, range: huge };
  assert.deepEqual(
    validateSendRequest(draft, { now }).map(({ field, code }) => `${field} ${code}`),
    [
      "message too-many-segments",
      "range not-an-option",
      "sender too-long",
      "sender invalid-characters",
      "tag too-long",
      "responseUrl too-long",
      "receiptUrl too-long",
    ],
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Issue } from "@sms-composer/core/segments";
import { issueSentence } from "./issue-sentences.ts";

const SENTENCES: readonly (readonly [Omit<Issue, "field">, string])[] = [
  [{ code: "required" }, "there is nothing to send"],
  [
    { code: "unsupported-characters", params: { count: 2, characters: "”\u0007" } },
    "2 characters not in the GSM alphabet: ”\\u{7}",
  ],
  [{ code: "too-many-segments", params: { segments: 1200, max: 10 } }, "1,200 SMS, at most 10 go out as one message"],
  [{ code: "low-cost-too-long", params: { units: 161, max: 160 } }, "161 units, a Low Cost SMS holds 160"],
  [
    { code: "no-pub-stop-required", params: { fix: " NoPub=STOP" } },
    "commercial text in Low Cost must carry NoPub=STOP",
  ],
  [{ code: "low-cost-unicode" }, "Low Cost cannot be sent in Unicode mode"],
];

for (const [issue, sentence] of SENTENCES) {
  test(`${issue.code} reads "${sentence}"`, () => {
    assert.equal(issueSentence({ field: "message", ...issue }), sentence);
  });
}

test("an issue that no text has alone shows as its code", () => {
  assert.equal(issueSentence({ field: "tag", code: "too-long" }), "too-long");
});

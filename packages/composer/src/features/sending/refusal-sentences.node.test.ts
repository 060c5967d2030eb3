import assert from "node:assert/strict";
import { test } from "node:test";
import { CONTROL_CODES, type ControlCodeName } from "@sms-composer/core";
import { refusalMessages } from "../../languages/en/refusals.ts";
import { refusalSentence } from "./refusal-sentences.ts";

const messages = refusalMessages();

/** The sentence of each code by its name; those that are not here have none of their own. */
const BY_NAME: Partial<Readonly<Record<ControlCodeName, keyof typeof messages>>> = {
  "api-key-required": "account",
  "wrong-api-key": "account",
  "account-disabled": "account",
  "account-blocked": "account",
  "api-access-denied": "account",
  "ip-not-authorised": "account",
  "not-enough-credit": "credit",
  "no-price": "destination",
  "low-cost-not-eligible": "destination",
  "number-in-stop-list": "stopped",
  "no-number-to-send": "stopped",
  "outside-commercial-hours": "hours",
  "sunday-or-holiday": "hours",
  "sender-invalid": "sender",
  "sender-not-authorised": "sender",
  "too-many-recipients": "tooLong",
  "not-queued": "busy",
  "phone-number-required": "invalid",
  "constraint-not-respected": "invalid",
  "low-cost-too-long": "invalid",
  "message-required": "invalid",
  "date-required": "invalid",
  "time-required": "invalid",
  "minute-invalid": "invalid",
  "minute-step": "invalid",
  "date-invalid": "invalid",
  "too-many-segments": "invalid",
};

test("each control code of the gateway's has the sentence of its name, and the others have one in common", () => {
  for (const [code, name] of Object.entries(CONTROL_CODES)) {
    const refusal = { outcome: "not-sent", reason: "refused", code: Number(code) } as const;
    assert.equal(refusalSentence(messages, refusal), messages[BY_NAME[name] ?? "other"], `${code} ${name}`);
  }
  assert.equal(refusalSentence(messages, { outcome: "not-sent", code: 12_345 }), messages.other);
});

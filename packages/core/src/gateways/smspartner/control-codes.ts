/**
 * Control codes that `/send` and the calls beside it answer with. A code that stands for one of our rules
 * has the name of its issue. Source: docs/smspartner.md#control-codes.
 */
const DOCUMENTED = {
  1: "api-key-required",
  2: "phone-number-required",
  4: "message-not-found",
  9: "constraint-not-respected",
  10: "wrong-api-key",
  11: "not-enough-credit",
  13: "no-price",
  14: "number-in-stop-list",
  15: "number-already-listed",
  20: "account-disabled",
  22: "outside-commercial-hours",
  23: "sunday-or-holiday",
  30: "account-blocked",
  40: "api-access-denied",
  42: "low-cost-too-long",
  43: "message-required",
  44: "sender-invalid",
  45: "date-required",
  46: "time-required",
  47: "minute-invalid",
  48: "minute-step",
  49: "date-invalid",
  50: "too-many-recipients",
  51: "low-cost-not-eligible",
  52: "too-many-segments",
  55: "no-number-to-send",
  90: "malformed-json",
  96: "ip-not-authorised",
  200: "success",
  500: "not-queued",
  992: "sender-not-authorised",
} as const;

/** Our name of a control code of `/send`. */
export type ControlCodeName = (typeof DOCUMENTED)[keyof typeof DOCUMENTED];

/** Our names of the documented control codes of `/send`; undefined for any other number. */
export const CONTROL_CODES: Readonly<Record<number, ControlCodeName>> = DOCUMENTED;

/** Our names of the control codes of `/message-cancel`, where some numbers mean something else. */
export const CANCEL_CODES: Readonly<Record<number, string>> = {
  1: "api-key-required",
  3: "message-id-required",
  4: "message-not-found",
  5: "already-cancelled",
  6: "too-late-to-cancel",
  7: "already-sent",
  10: "wrong-api-key",
  200: "success",
};

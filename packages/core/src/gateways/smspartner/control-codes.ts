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

/** Our names of the documented control codes of `/send`; undefined for any other number. */
export const CONTROL_CODES: Readonly<Record<number, ControlCodeName>> = DOCUMENTED;

const OF_CANCEL = {
  1: "api-key-required",
  3: "message-id-required",
  4: "message-not-found",
  5: "already-cancelled",
  6: "too-late-to-cancel",
  7: "already-sent",
  10: "wrong-api-key",
  200: "success",
} as const;

/** Our names of the control codes of `/message-cancel`, where some numbers mean something else. */
export const CANCEL_CODES: Readonly<Record<number, ControlCodeName>> = OF_CANCEL;

const OF_STATUS = { 3: "message-id-required" } as const;

/** Our names of the codes that the calls for delivery statuses have beside those of `/send`. */
export const STATUS_CODES: Readonly<Record<number, ControlCodeName>> = OF_STATUS;

const OF_STOP_LIST = { 3: "stop-id-required", 4: "stop-not-found", 9: "phone-number-invalid" } as const;

/** Our names of the codes that mean something else in the calls of the STOP list than in `/send`. */
export const STOP_LIST_CODES: Readonly<Record<number, ControlCodeName>> = OF_STOP_LIST;

const OF_LOOKUP = { 3: "numbers-not-comma-separated" } as const;

/** Our names of the codes that `/lookup` has beside those of `/send`. */
export const LOOKUP_CODES: Readonly<Record<number, ControlCodeName>> = OF_LOOKUP;

type NameIn<Table> = Table[keyof Table];

/** Our name of a control code of any call, or of HTTP status 429: `too-many-requests`. */
export type ControlCodeName =
  | NameIn<typeof DOCUMENTED>
  | NameIn<typeof OF_CANCEL>
  | NameIn<typeof OF_STATUS>
  | NameIn<typeof OF_STOP_LIST>
  | NameIn<typeof OF_LOOKUP>
  | "too-many-requests";

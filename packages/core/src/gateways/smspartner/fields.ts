import type { SendRequest } from "../../request/send-request.ts";
import type { WireSendBody } from "./wire-body.ts";

export { LIMITS } from "./limits.ts";

/** The kinds of value that the fields of `/send` have; each is checked, written and read in one way. */
export interface FieldKinds {
  /** Phone numbers; on the wire one text, comma separated. */
  readonly numbers: readonly string[];
  /** The text itself; on the wire with its tokens. */
  readonly message: string;
  /** A price range; on the wire 1 or 2. */
  readonly range: string;
  /** Text; an empty one counts as not set. */
  readonly text: string;
  /** Yes or no; on the wire 1 or 0. */
  readonly flag: boolean;
  /** A time; on the wire a date, an hour and a minute, Europe/Paris. */
  readonly time: Date;
}

/** The kind of value that a field of `/send` has. */
export type FieldKind = keyof FieldKinds;

/** The description of one field of `/send`. */
export interface SendFieldRow {
  /** The vendor's name. */
  readonly wireName: keyof WireSendBody;
  readonly kind: FieldKind;
  /** Undefined, an empty text and an empty list are an issue. Elsewhere they mean that the field is not set. */
  readonly required?: true;
}

/** The kinds whose values a type belongs to. */
type KindsOf<Value> = { [Kind in FieldKind]: Value extends FieldKinds[Kind] ? Kind : never }[FieldKind];

type Table = {
  readonly [Field in keyof SendRequest]-?: SendFieldRow & {
    readonly kind: KindsOf<NonNullable<SendRequest[Field]>>;
  };
};

/**
 * The fields of `/send`, in the order in which issues name them: the one list from which the wire, the schema, the rules'
 * order, drafts, attributes and forms follow. A member of `SendRequest` without its row is a type error. Source:
 * docs/smspartner.md#post-send.
 */
export const SEND_FIELDS = {
  recipients: { wireName: "phoneNumbers", kind: "numbers", required: true },
  message: { wireName: "message", kind: "message", required: true },
  range: { wireName: "gamme", kind: "range" },
  sender: { wireName: "sender", kind: "text" },
  stop: { wireName: "isStopSms", kind: "flag" },
  unicode: { wireName: "isUnicode", kind: "flag" },
  scheduledAt: { wireName: "scheduledDeliveryDate", kind: "time" },
  tag: { wireName: "tag", kind: "text" },
  responseUrl: { wireName: "urlResponse", kind: "text" },
  receiptUrl: { wireName: "urlDlr", kind: "text" },
  sandbox: { wireName: "sandbox", kind: "flag" },
} as const satisfies Table;

/** The names of the fields of `SendRequest`, in the order in which issues name them. */
export const FIELD_NAMES = Object.keys(SEND_FIELDS) as readonly (keyof SendRequest)[];

/** The row of a field. */
export function rowOf(field: keyof SendRequest): SendFieldRow {
  return SEND_FIELDS[field];
}

/** The element's attribute of a field or a property, such as `response-url` of `responseUrl`. */
export function attributeOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The fields of a kind. */
export type FieldsOfKind<Kind extends FieldKind> = {
  [Field in keyof SendRequest]-?: (typeof SEND_FIELDS)[Field]["kind"] extends Kind ? Field : never;
}[keyof SendRequest];

/** The fields of a kind, in the order of the table. */
export function fieldsOfKind<Kind extends FieldKind>(kind: Kind): readonly FieldsOfKind<Kind>[] {
  return FIELD_NAMES.filter((field) => rowOf(field).kind === kind) as unknown as readonly FieldsOfKind<Kind>[];
}

import type { SendDraft, SendRequest } from "@sms-composer/core/requests";
import { WIRE_NAMES } from "@sms-composer/core/requests";

/** The name of a field of a request. */
export type RequestField = keyof SendRequest;

/** A policy of the fields that a page may set, and of those that the backend sets itself. */
export interface FieldPolicy {
  /**
   * The fields that a page may set; a request with another one is refused, and nothing is sent. @default all but
   * `responseUrl` and `receiptUrl`, to which numbers and replies would go, and `sandbox`, with which nothing is sent
   */
  readonly allow?: readonly RequestField[];
  /** Fields that the backend sets, whatever the page has set. */
  readonly fixed?:
    | Partial<SendRequest>
    | ((request: Request, draft: SendDraft) => Partial<SendRequest> | Promise<Partial<SendRequest>>);
}

const FIELDS: readonly RequestField[] = Object.keys(WIRE_NAMES).filter(
  (name): name is RequestField => name !== "apiKey",
);

const NOT_BY_DEFAULT: ReadonlySet<RequestField> = new Set(["responseUrl", "receiptUrl", "sandbox"]);

/** @throws TypeError for a name that is no field. */
export function allowedFields({ allow, fixed }: FieldPolicy = {}): ReadonlySet<RequestField> {
  for (const name of [...(allow ?? []), ...(typeof fixed === "object" ? Object.keys(fixed) : [])]) {
    if (!FIELDS.includes(name as RequestField)) throw new TypeError(`fields names no field: ${JSON.stringify(name)}`);
  }
  return new Set(allow ?? FIELDS.filter((field) => !NOT_BY_DEFAULT.has(field)));
}

/** The first field that a draft sets without being allowed to; an empty text counts as not set. */
export function forbiddenField(draft: SendDraft, allowed: ReadonlySet<RequestField>): RequestField | undefined {
  return FIELDS.find((field) => !allowed.has(field) && draft[field] !== undefined && draft[field] !== "");
}

/**
 * The first field that a body sets by the API's name instead of ours, such as `scheduledDeliveryDate` for `scheduledAt`.
 * Passed over, it would be missing from the send: a message for tomorrow would leave at once.
 */
export function fieldByWireName(json: Readonly<Record<string, unknown>>): RequestField | undefined {
  return FIELDS.find((field) => {
    const wireName = WIRE_NAMES[field];
    return wireName !== field && Object.hasOwn(json, wireName) && json[wireName] != null && json[wireName] !== "";
  });
}

/** The draft with the backend's own fields. */
export async function withFixedFields(
  request: Request,
  draft: SendDraft,
  { fixed = {} }: FieldPolicy = {},
): Promise<SendDraft> {
  return { ...draft, ...(typeof fixed === "function" ? await fixed(request, draft) : fixed) };
}

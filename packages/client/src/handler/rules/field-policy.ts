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

/** A name without regard to case, `_` and `-`. */
const folded = (name: string): string => name.replace(/[-_]/g, "").toLowerCase();

/** Our fields by every other name that somebody may write them by: the API's, `scheduled_at`, `sandBox`. */
const BY_OTHER_NAME: ReadonlyMap<string, RequestField> = new Map<string, RequestField>([
  ["time", "scheduledAt"],
  ["minute", "scheduledAt"],
  ...FIELDS.flatMap((field) => [field, WIRE_NAMES[field]].map((name) => [folded(name), field] as const)),
]);

/**
 * The first member of a body that names a field by another name than ours, such as `scheduledDeliveryDate` or
 * `scheduled_at` for `scheduledAt`. Passed over, it would be missing from the send: a message for tomorrow would leave
 * at once.
 */
export function misnamedField(
  json: Readonly<Record<string, unknown>>,
): { readonly name: string; readonly field: RequestField } | undefined {
  for (const [name, value] of Object.entries(json)) {
    const field = BY_OTHER_NAME.get(folded(name));
    if (field !== undefined && field !== name && value != null && value !== "") return { name, field };
  }
  return undefined;
}

/** The draft with the backend's own fields. */
export async function withFixedFields(
  request: Request,
  draft: SendDraft,
  { fixed = {} }: FieldPolicy = {},
): Promise<SendDraft> {
  return { ...draft, ...(typeof fixed === "function" ? await fixed(request, draft) : fixed) };
}

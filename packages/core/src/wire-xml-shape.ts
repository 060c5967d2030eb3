/**
 * The API's XML answers carry no names: `<result>` holds `<entry>` children whose place says what they are. These are
 * the names by place, the same as in the JSON answers; an entry named by `XML_FIELD_ERROR`'s list holds one `<entry>`
 * for each error.
 */
export const XML_RESULT = { root: "result", child: "entry" } as const;

/** An accepted send. `currency` comes as CDATA. */
export const XML_ACCEPTED = ["success", "code", "message_id", "nb_sms", "cost", "currency"] as const;

/** A refusal: its first entry is `false`; `errors` holds the list. */
export const XML_REFUSED = ["success", "code", "errors"] as const;

/** One error of that list. */
export const XML_FIELD_ERROR = ["elementId", "message"] as const;

/**
 * The API's XML answers name nothing: `<result>` holds `<entry>` children, and the place of each says what it is. Here
 * are the names by place, those of the JSON answers, so that `parseSendResponse` reads both.
 */
export const XML_RESULT = { root: "result", child: "entry" } as const;

/** An accepted send. `currency` comes as CDATA. */
export const XML_ACCEPTED = ["success", "code", "message_id", "nb_sms", "cost", "currency"] as const;

/** A refusal, told by its first entry, `false`. The third holds an `<entry>` for each error, or is a single text. */
export const XML_REFUSED = ["success", "code", "errors"] as const;

/** The entries of one error in that list. */
export const XML_FIELD_ERROR = ["elementId", "message"] as const;

/**
 * The names of the entries of the API's XML answers. They name nothing themselves: `<result>` holds `<entry>` children,
 * and the place of each says what it is. These are the names of the JSON answers, so that `parseSendResponse` reads both.
 * Source: docs/smspartner.md#answers.
 */

/** The entries of an accepted send in XML, by place. `currency` comes as CDATA. */
export const XML_ACCEPTED = ["success", "code", "message_id", "nb_sms", "cost", "currency"] as const;

/**
 * The entries of a refusal in XML, by place; the first is `false`. The third holds an `<entry>` for each error, or is a
 * single text.
 */
export const XML_REFUSED = ["success", "code", "errors"] as const;

/** The entries of one error of a refusal in XML, by place. */
export const XML_FIELD_ERROR = ["elementId", "message"] as const;

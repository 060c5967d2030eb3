import { asText } from "./attribute-values.ts";
import type { DraftContent } from "./draft-content.ts";
import { readOptions } from "./draft-options.ts";
import { toRecipientList } from "./recipient-list.ts";

/** Reads a draft that comes from outside: from a page's script, from storage, from Back. What has no right type is not set. */
export function readDraft(draft: unknown): DraftContent {
  const values = Object(draft) as Readonly<Record<string, unknown>>;
  const { message, recipients } = values;
  return {
    message: asText(message),
    recipients: toRecipientList(typeof recipients === "string" || Array.isArray(recipients) ? recipients : []),
    options: readOptions(values),
  };
}

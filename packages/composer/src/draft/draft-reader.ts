import { asRange, asText } from "./attribute-values.ts";
import type { DraftOptions } from "./draft-store.ts";
import { handedOver, type RecipientList } from "./recipient-list.ts";

const TEXTS = ["sender", "tag", "responseUrl", "receiptUrl"] as const;
const FLAGS = ["stop", "unicode", "sandbox"] as const;

/** Reads a draft that comes from outside: from a page's script, from storage, from Back. What has no right type is not set. */
export function readDraft(draft: unknown): { message: string; recipients: RecipientList; options: DraftOptions } {
  const values = Object(draft) as Readonly<Record<string, unknown>>;
  const { message, recipients, range, scheduledAt } = values;
  const numbers = Array.isArray(recipients) ? recipients.filter((each) => typeof each === "string") : [];
  return {
    message: asText(message),
    recipients: handedOver(typeof recipients === "string" ? recipients : numbers),
    options: {
      ...(range === undefined ? {} : { range: asRange(range) }),
      ...Object.fromEntries(TEXTS.filter((name) => values[name]).map((name) => [name, asText(values[name])])),
      ...Object.fromEntries(FLAGS.filter((name) => values[name] === true).map((name) => [name, true])),
      ...(scheduledAt instanceof Date || typeof scheduledAt === "string" ? { scheduledAt: new Date(scheduledAt) } : {}),
    },
  };
}

import type { SendField } from "@sms-composer/core";
import { type DraftContent, isSameContent } from "./draft-content.ts";
import { readDraft } from "./draft-reader.ts";

/** Visible ASCII, as long as the header that it travels in allows. */
const KEY = /^[!-~]{1,255}$/;

/**
 * Reads a draft that the browser kept, for a page that may be another one: it sets only what this page shows, so that
 * nobody sends what they do not see. The rest stays the page's own, in `current`.
 */
export function readKeptDraft(
  kept: unknown,
  current: DraftContent,
  shows: (field: SendField) => boolean,
): DraftContent {
  const { message, recipients, options } = readDraft(kept);
  const { idempotencyKey } = Object(kept) as Readonly<Record<string, unknown>>;
  const only = (from: object, isMeant: boolean): object =>
    Object.fromEntries(
      Object.entries(from).filter(([name]) => shows((name === "list" ? "recipients" : name) as SendField) === isMeant),
    );
  const restored = {
    message,
    recipients: shows("recipients") ? recipients : current.recipients,
    options: { ...only(current.options, false), ...only(options, true) },
  };
  // Of another draft than the one that was kept, the key is not.
  const isKey = typeof idempotencyKey === "string" && KEY.test(idempotencyKey);
  return isKey && isSameContent(restored, { message, recipients, options })
    ? { ...restored, idempotencyKey }
    : restored;
}

import type { Reason } from "@sms-composer/outbox/machine";
import type { Messages } from "./en/index.ts";

/** The reason in the page's language; behind it the API's own words, whatever their language. */
export function reasonText(
  { kind, code, message, fieldErrors = [] }: Reason,
  { reasons }: Pick<Messages, "reasons">,
): string {
  const details = [code === undefined ? "" : `(${code})`, message, ...fieldErrors.map(({ message: text }) => text)];
  return [reasons[kind], ...details].filter(Boolean).join(" ");
}

import type { Issue, SendRequest } from "@sms-composer/core";
import { toWire } from "@sms-composer/core/wire";
import type { Snapshot } from "./draft-store.ts";

/** What the surrounding form gets: the API's parameter names, each with `name.` before it when there is a name. */
export function formEntries(name: string, request: SendRequest, { analysis, message }: Snapshot): FormData {
  const entries = new FormData();
  const wire: Readonly<Record<string, unknown>> = {
    ...toWire({ ...request, message: "" }),
    // A text with a character that cannot be sent is invalid; what a form takes all the same has nothing left out.
    message: analysis.unsupported.length > 0 ? message : analysis.wireText,
  };
  for (const [key, value] of Object.entries(wire)) {
    if (value !== undefined) entries.set(name ? `${name}.${key}` : key, String(value));
  }
  return entries;
}

/** The issues in the terms of constraint validation. */
export function validityFlags(issues: readonly Issue[], isRequired: boolean, message: string): ValidityStateFlags {
  if (isRequired && message === "") return { valueMissing: true };
  const code = issues[0]?.code;
  if (code === undefined) return {};
  if (code === "too-many-segments" || code === "low-cost-too-long" || code === "too-long") return { tooLong: true };
  return { customError: true };
}

import type { Issue } from "./issue.ts";
import { analyzeMessage } from "./message-analysis.ts";
import type { SendDraft, SendRequest } from "./send-request.ts";
import { FIELD_RULES } from "./send-rules.ts";
import type { Broken, FieldRules, RuleContext } from "./send-rules.ts";
import { analysisOptionsOf } from "./wire.ts";

/**
 * Every rule of `/send` that a draft breaks, in the order of the fields; none: it is a `SendRequest`. Takes anything,
 * never throws, and looks at the text before any replacement. An optional text that is empty counts as not set.
 */
export function validateSendRequest(draft: SendDraft, { now }: { readonly now: Date }): Issue[];
export function validateSendRequest(draft: unknown, { now }: { readonly now: Date }): Issue[];
export function validateSendRequest(draft: unknown, { now }: { readonly now: Date }): Issue[] {
  const values = Object(draft) as Readonly<Record<keyof SendRequest, unknown>>;
  const fields = Object.keys(FIELD_RULES) as (keyof SendRequest)[];
  return fields.flatMap((field) =>
    guarded(field, () => [
      ...brokenRules(field, values[field], { now }),
      ...(field === "message" ? messageIssues(values) : []),
    ]),
  );
}

/** The rules of one field that a value breaks. */
export function brokenRules(field: keyof SendRequest, value: unknown, context: RuleContext): readonly Issue[] {
  const { required, is, rules } = FIELD_RULES[field] as FieldRules<unknown>;
  if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) {
    return required ? [{ field, code: "required" }] : [];
  }
  if (!is(value)) return [{ field, code: "wrong-type" }];
  const broken = rules.map((rule) => rule(value, context)).filter((result): result is Broken => result !== undefined);
  return broken.map((result) => ({ field, ...result }));
}

/** The rules that need the message's analysis, and thereby the fields that decide how it is sent. */
export function messageIssues({ message, range, stop, unicode }: Readonly<Record<string, unknown>>): readonly Issue[] {
  if (typeof message !== "string" || !message) return [];
  const { issues, wireText, unsupported } = analyzeMessage(message, analysisOptionsOf({ range, stop, unicode }));
  return wireText || unsupported.length > 0 ? issues : [{ field: "message", code: "required" }, ...issues];
}

/** A getter or a proxy that throws has no value of the right type. */
function guarded(field: keyof SendRequest, check: () => readonly Issue[]): readonly Issue[] {
  try {
    return check();
  } catch {
    return [{ field, code: "wrong-type" }];
  }
}

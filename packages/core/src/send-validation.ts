import type { Issue } from "./issue.ts";
import { analyzeMessage } from "./message-analysis.ts";
import type { SendRequest } from "./send-request.ts";
import { DRAFT_FIELDS, FIELD_RULES } from "./send-rules.ts";
import type { BrokenRule, FieldRules, RuleContext } from "./send-rules.ts";
import { analysisOptionsOf } from "./wire.ts";

/**
 * Every rule of `/send` that a draft breaks, field by field; none: the draft is a `SendRequest`. The text is looked at
 * as it was written, before any replacement. Optional texts that are empty count as not set. Takes anything and never
 * throws; `now` is the moment that `scheduledAt` must not lie before.
 */
export function validateSendRequest(draft: unknown, { now }: { readonly now: Date }): Issue[] {
  const values = Object.fromEntries(
    DRAFT_FIELDS.map((field) => [field, attempt(() => Object(draft)[field] as unknown)]),
  );
  const together = issuesTogether(values);
  return DRAFT_FIELDS.flatMap((field) => [
    ...issuesAlone(field, values[field], { now }),
    ...together.filter((issue) => issue.field === field),
  ]);
}

/** The rules of one field that a value breaks. */
export function issuesAlone(field: keyof SendRequest, given: unknown, context: RuleContext): readonly Issue[] {
  const { required, is, rules } = FIELD_RULES[field] as FieldRules<unknown>;
  const value = attempt(() => plain(given));
  if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) {
    return required ? [{ field, code: "required" }] : [];
  }
  if (!is(value)) return [{ field, code: "wrong-type" }];
  return rules
    .map((rule) => rule(value, context))
    .filter((broken): broken is BrokenRule => broken !== undefined)
    .map((broken) => ({ field, ...broken }));
}

/** The rules that look at several fields. Values of the wrong type are left to `issuesAlone`. */
export function issuesTogether(values: Readonly<Record<string, unknown>>): readonly Issue[] {
  const { message, range, unicode } = values;
  const issues: Issue[] = [];
  if (typeof message === "string" && message !== "") {
    const analysis = analyzeMessage(message, analysisOptionsOf(values));
    issues.push(...analysis.issues);
    // A text that the platform drops whole. One that cannot be sent at all has its issue already.
    if (!analysis.wireText && analysis.unsupported.length === 0) issues.push({ field: "message", code: "required" });
  }
  if (range === "lowCost" && unicode === true) issues.push({ field: "unicode", code: "low-cost-unicode" });
  return issues;
}

/** Lists and dates as our own copies, so that no proxy or imposter is asked twice. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return [...value];
  return value instanceof Date ? new Date(value.getTime()) : value;
}

/** What throws when it is read has no value of the right type, like null. */
function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return null;
  }
}

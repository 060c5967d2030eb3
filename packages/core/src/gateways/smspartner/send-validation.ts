import type { Issue, IssueCode } from "../../request/issue.ts";
import { analyzeText, type MessageAnalysis } from "../../message/text-analysis.ts";
import type { MessageOptions } from "../../message/message-options.ts";
import type { SendRequest } from "../../request/send-request.ts";
import { FIELD_RULES, IS_OF_KIND } from "./field-rules.ts";
import type { Rule } from "./field-rules.ts";
import { FIELD_NAMES, rowOf } from "./fields.ts";
import { LIMITS } from "./limits.ts";
import { SMS_PARTNER } from "./profile.ts";
import { analysisOptionsOf } from "./wire.ts";

/**
 * Every rule of `/send` that a draft breaks, field by field; none: the draft is a `SendRequest`. The text is looked at
 * as it was written, before any replacement. Optional texts that are empty count as not set. Takes anything and never
 * throws; `now` is the time that `scheduledAt` must not lie before.
 */
export function validateSendRequest(draft: unknown, { now }: { readonly now: Date }): Issue[] {
  return findIssues(draft, now.getTime());
}

/** The same at a time in milliseconds since 1970; at minus infinity nothing is in the past. */
export function findIssues(draft: unknown, now: number): Issue[] {
  const values = Object.fromEntries(FIELD_NAMES.map((field) => [field, valueOf(draft, field)]));
  const together = issuesTogether(values);
  return FIELD_NAMES.flatMap((field) => [
    ...issuesAlone(field, values[field], now),
    ...together.filter((issue) => issue.field === field),
  ]);
}

/** Lists and dates are copied. What throws (a getter, a proxy, an imposter) has no right type, like null. */
function valueOf(draft: unknown, field: keyof SendRequest): unknown {
  try {
    const value: unknown = Object(draft)[field];
    if (Array.isArray(value)) return [...value];
    return value instanceof Date ? new Date(value.getTime()) : value;
  } catch {
    return null;
  }
}

/** The rules of one field that its value breaks. */
function issuesAlone(field: keyof SendRequest, value: unknown, now: number): Issue[] {
  const { kind, required } = rowOf(field);
  if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) {
    return required ? [{ field, code: "required" }] : [];
  }
  if (!IS_OF_KIND[kind](value)) return [{ field, code: "wrong-type" }];
  return (Object.entries(FIELD_RULES[field] ?? {}) as [IssueCode, Rule<unknown>][]).flatMap(([code, rule]) => {
    const broken = rule(value, now);
    if (!broken) return [];
    return [broken === true ? { field, code } : { field, code, params: broken }];
  });
}

/** The rules that look at several fields; values of the wrong type are not theirs to tell. */
function issuesTogether(values: Readonly<Record<string, unknown>>): Issue[] {
  const { message, range, unicode } = values;
  const issues: Issue[] = [];
  if (typeof message === "string" && message !== "") {
    const analysis = analyzeText(message, SMS_PARTNER, analysisOptionsOf(values), LIMITS);
    issues.push(...analysis.issues);
    // A text that the platform drops whole. One that cannot be sent at all has its issue already.
    if (!analysis.wireText && analysis.unsupported.length === 0) issues.push({ field: "message", code: "required" });
  }
  if (range === "lowCost" && unicode === true) issues.push({ field: "unicode", code: "low-cost-unicode" });
  return issues;
}

/** `analyzeMessage` for the message of a request to SMS Partner, without the profiles of others. */
export const analyzeRequestText = (text: string, options: MessageOptions): MessageAnalysis =>
  analyzeText(text, SMS_PARTNER, options, LIMITS);

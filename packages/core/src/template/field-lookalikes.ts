import type { TemplateIssue } from "./template.ts";

/**
 * A word or a few between braces, with a default or without. Between single braces they stand without blanks at the
 * ends, as nobody writes a field otherwise; mailing tools put blanks inside of their double ones.
 */
const LOOKALIKE =
  /\{(\p{L}[\p{L}\p{N} ._'’-]{0,38}[\p{L}\p{N}.])(\|[^{}\n]{0,99})?\}|\{\{[^\S\n]{0,9}(\p{L}[\p{L}\p{N} ._'’-]{0,39})(\|[^{}\n]{0,99})?\}\}/gu;

/**
 * Finds what looks like a field in a text that has no list: its author may think that a name comes in its place, where
 * the braces would be sent. A warning, to be asked about before sending.
 */
export function findFieldLookalikes(text: string): TemplateIssue[] {
  return Array.from(text.matchAll(LOOKALIKE), ({ 0: { length }, 1: single, 3: double = "", index }) => ({
    code: "looks-like-field",
    params: { name: (single ?? double).trimEnd() },
    index,
    length,
  }));
}

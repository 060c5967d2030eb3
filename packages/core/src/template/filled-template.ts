import { compileTemplate } from "./template.ts";
import type { CompiledTemplate, TemplateIssue, TemplateOptions } from "./template.ts";

/** A text with the values of one row in the places of its fields. */
export interface FilledTemplate {
  readonly text: string;
  /** Issues of the template, and the fields that are empty in this row, in the order of the text. */
  readonly issues: readonly TemplateIssue[];
}

/**
 * Writes the values of one row into a text. Values are text: braces in them are no fields. A field whose value is blank
 * takes its default; without one it is an `empty-field`, and nothing is written. What is unknown or unclosed stays as
 * it was typed. Without any `fields` the text stays as it is.
 *
 * @param row the values by the headings of their columns, as the sheet shows them; what is missing is empty
 */
export function fillTemplate(
  text: string,
  row: Readonly<Record<string, string>>,
  options: TemplateOptions,
): FilledTemplate {
  const template = compileTemplate(text, options);
  const valueOf = (name: string): string | undefined => (Object.hasOwn(row, name) ? row[name] : undefined);
  const { fields } = options;
  const filled = fillCompiled(template, (column, name) => valueOf(name) ?? valueOf(fields[column] as string));
  const issues = [...template.issues, ...filled.issues].sort((one, other) => one.index - other.index);
  return { text: filled.text, issues };
}

/** The same for a template that was read before; the issues are those of the row alone. */
export function fillCompiled(
  { parts }: CompiledTemplate,
  valueOf: (column: number, name: string) => string | null | undefined,
): FilledTemplate {
  let text = "";
  const issues: TemplateIssue[] = [];
  for (const part of parts) {
    if (typeof part === "string") {
      text += part;
      continue;
    }
    const { name, column, default: fallback, index, length } = part;
    // A program in plain JavaScript hands over numbers as well.
    const value = String(valueOf(column, name) ?? "");
    if (!isBlank(value)) text += value;
    else if (fallback === undefined) issues.push({ code: "empty-field", params: { name }, index, length });
    else text += fallback;
  }
  return { text, issues };
}

/** Whether a value shows nothing: empty, spaces of all kinds, invisible marks. */
function isBlank(value: string): boolean {
  return !/[^\s\p{Cf}]/u.test(value);
}

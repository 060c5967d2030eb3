import type { IssueParams } from "../request/issue.ts";
import { indexFields } from "./field-names.ts";
import { nearestName } from "./nearest-name.ts";

/** A field of a text: the place where the value of a column goes, such as `{Prénom}` or `{Prénom|cher client}`. */
export interface TemplateField {
  /** The column's own name. */
  readonly name: string;
  /** The text that stands in for an empty value. */
  readonly default?: string;
  /** The index of the opening brace in the text, in UTF-16 units. */
  readonly index: number;
  /** UTF-16 units from the opening brace to the closing one, both included. */
  readonly length: number;
}

/** A problem of the fields of a text. */
export type TemplateIssueCode =
  /** `name`: as it stands in the text; `nearest`: the column that was probably meant, where one is near. */
  | "unknown-field"
  /** A `{` without its `}`. A brace that is meant as one is written `{{`. */
  | "unclosed-field"
  /** `name`: the column; `fix`: the field in single braces. In double braces it would arrive as typed. */
  | "double-braces"
  /** `name`: the field; its value is empty, and it has no default. */
  | "empty-field"
  /** `name`: what stands in braces, though the text has no list whose column it could be. A warning. */
  | "looks-like-field";

/** An issue of a template, with the place in the text that it is about. */
export interface TemplateIssue {
  readonly code: TemplateIssueCode;
  readonly params: IssueParams;
  /** Its index in the text, in UTF-16 units. */
  readonly index: number;
  readonly length: number;
}

/** Options that name the fields of a text. */
export interface TemplateOptions {
  /** The headings of the list's columns. Without any, braces mean nothing. */
  readonly fields: readonly string[];
}

/** A template that was read once, to be filled many times. */
export interface CompiledTemplate {
  readonly fields: readonly TemplateField[];
  readonly issues: readonly TemplateIssue[];
  /** Text between fields and the fields, in their order; literal braces are single by then. */
  readonly parts: readonly (string | CompiledField)[];
}

/** A field and its column. */
export interface CompiledField extends TemplateField {
  /** The index of the column. */
  readonly column: number;
}

/** Different unknown fields for which the nearest column is looked for. */
const MAX_COMPARED = 20;

/** A delimiter of fields, or a brace that is meant as one. */
const DELIMITERS = /\{\{|\}\}|[{}|]/g;

/**
 * Reads a text with fields. `{{` and `}}` are literal braces. Takes any string, never throws, and needs time in
 * proportion to its length.
 */
export function compileTemplate(text: string, { fields: headings }: TemplateOptions): CompiledTemplate {
  const fields: TemplateField[] = [];
  const issues: TemplateIssue[] = [];
  const parts: (string | CompiledField)[] = [];
  if (headings.length === 0) return { fields, issues, parts: text ? [text] : [] };
  const { names, find } = indexFields(headings);
  const nameOf = (column: number): string => names[column] as string; // found by `find`
  const nearest = new Map<string, string | undefined>();
  let literal = "";
  let done = 0;

  const report = (code: TemplateIssueCode, params: IssueParams, index: number, length: number): void => {
    issues.push({ code, params, index, length });
  };
  const reportUnknown = (name: string, index: number, length: number): void => {
    if (!nearest.has(name) && nearest.size < MAX_COMPARED) nearest.set(name, nearestName(name, names));
    const near = nearest.get(name);
    report("unknown-field", near === undefined ? { name } : { name, nearest: near }, index, length);
  };

  for (let next: Delimiter | undefined; (next = delimiterFrom(text, done));) {
    const { mark, index } = next;
    literal += text.slice(done, index);
    done = index + mark.length;
    if (mark === "{") {
      const field = readField(text, index);
      if (!field) {
        report("unclosed-field", {}, index, 1);
        literal += mark;
        continue;
      }
      const column = find(field.name);
      done = field.end;
      const length = done - index;
      if (column === undefined) {
        reportUnknown(field.name.trim(), index, length);
        literal += text.slice(index, done);
        continue;
      }
      if (literal) parts.push(literal);
      literal = "";
      const known = {
        name: nameOf(column),
        ...(field.fallback !== undefined && { default: field.fallback }),
        index,
        length,
      };
      fields.push(known);
      parts.push({ ...known, column });
    } else {
      const double = mark === "{{" ? readDouble(text, index) : undefined;
      const column = double && find(double.name);
      if (double && column !== undefined) {
        done = double.end;
        const fix = `{${nameOf(column)}${double.fallback}}`;
        report("double-braces", { name: nameOf(column), fix }, index, done - index);
        literal += text.slice(index, done);
      } else {
        literal += mark.charAt(0);
      }
    }
  }
  literal += text.slice(done);
  if (literal) parts.push(literal);
  return { fields, issues, parts };
}

interface Delimiter {
  readonly mark: string;
  readonly index: number;
}

function delimiterFrom(text: string, start: number): Delimiter | undefined {
  DELIMITERS.lastIndex = start;
  const found = DELIMITERS.exec(text);
  return found ? { mark: found[0], index: found.index } : undefined;
}

/**
 * Reads the field that begins at a brace: a name up to its closing brace, or a default up to the first single one.
 *
 * @returns undefined when another field begins before it is closed, or the text ends
 */
function readField(text: string, index: number): { name: string; fallback?: string; end: number } | undefined {
  let next = delimiterFrom(text, index + 1);
  if (!next) return undefined;
  const name = text.slice(index + 1, next.index);
  if (next.mark.startsWith("}")) return { name, end: next.index + 1 };
  if (next.mark !== "|") return undefined;
  const start = next.index + 1;
  while ((next = delimiterFrom(text, next.index + next.mark.length)) && next.mark !== "}") {
    if (next.mark === "{") return undefined;
  }
  return next && { name, fallback: single(text.slice(start, next.index)), end: next.index + 1 };
}

/** Reads a name between double braces, the spelling of mailing tools; what is between them holds no brace. */
function readDouble(text: string, index: number): { name: string; fallback: string; end: number } | undefined {
  const nameEnd = delimiterFrom(text, index + 2);
  let end = nameEnd;
  while (end?.mark === "|") end = delimiterFrom(text, end.index + 1);
  if (!nameEnd || end?.mark !== "}}") return undefined;
  const name = text.slice(index + 2, nameEnd.index);
  return { name, fallback: text.slice(nameEnd.index, end.index).trimEnd(), end: end.index + 2 };
}

/** Literal braces as they arrive. */
function single(text: string): string {
  return text.replace(/\{\{|\}\}/g, (pair) => pair.charAt(0));
}

/**
 * The fields of a text, and what is wrong with them. The issues are in the order of the text, and each stands in the
 * way of sending.
 */
export function parseTemplate(text: string, options: TemplateOptions): Omit<CompiledTemplate, "parts"> {
  const { fields, issues } = compileTemplate(text, options);
  return { fields, issues };
}

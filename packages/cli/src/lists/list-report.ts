import type { IssueCode } from "@sms-composer/core/segments";
import type { ListEstimate, RowIssue, TemplateIssue } from "@sms-composer/core/template";
import { issueSentence } from "../counting/issue-sentences.ts";
import { amount, formatCount } from "../terminal/amounts.ts";
import type { Paint } from "../terminal/paint.ts";
import { restOfRows, ROWS } from "../terminal/row-limit.ts";
import { visibleText } from "../terminal/visible-text.ts";
import type { ListFile } from "./list-file.ts";

/** Sentences for what is wrong with the number of a row. */
const NUMBERS: Readonly<Record<string, string>> = {
  required: "no number",
  "several-numbers": "several numbers",
  "not-a-number": "not a phone number",
  "too-short": "too short",
  "too-long": "too long",
  landline: "a landline",
  "not-mobile": "not a mobile number",
  "not-assigned": "not in use",
};

const people = (count: number): string => `${formatCount(count)} ${count === 1 ? "person" : "people"}`;

/** A page about a list: what it is, what it comes to, the longest row, the rows that cannot be sent and why. */
export function listReport(name: string, file: ListFile, estimate: ListEstimate, paint: Paint): string {
  const sections = [
    [whatItIs(name, file), ...fileProblems(file)],
    [...totals(estimate, paint), ...longest(file, estimate)],
    templateProblems(estimate, paint),
    leftOut(file, estimate, paint),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

function whatItIs(name: string, { rows, columns, phoneColumn, heading, sheet }: ListFile): string {
  const headings = heading === undefined ? "no headings" : `headings in line ${sheet.lines[heading]}`;
  const where = sheet.name === "" ? "" : `, sheet "${visibleText(sheet.name)}"`;
  return `${visibleText(name)}${where}: ${amount(rows.length, "row")}, numbers in "${visibleText(columns[phoneColumn] ?? "")}", ${headings}`;
}

function fileProblems({ problems }: ListFile): string[] {
  return problems.flatMap(({ code, line }) => {
    switch (code) {
      case "unbalanced-quote":
        return [`line ${line}: a quotation mark without its other half`];
      case "hidden-rows":
        return [`rows that the spreadsheet hides are read too, from line ${line} on`];
      default:
        return [`${code}: the rest of the file is left out`];
    }
  });
}

/** "398 × 1, 14 × 2 = 426 SMS" */
function totals({ recipients, segments, distribution }: ListEstimate, paint: Paint): string[] {
  const parts = distribution.map((each) => `${formatCount(each.recipients)} × ${formatCount(each.segments)}`);
  const sum = parts.length > 0 ? `${parts.join(", ")} = ` : "";
  return [`${people(recipients)}: ${sum}${paint("bold", `${formatCount(segments)} SMS`)}`];
}

function longest({ lines }: ListFile, { longest: [first] }: ListEstimate): string[] {
  return first
    ? [`the longest: line ${lines[first.row]}, ${amount(first.units, "unit")}, ${formatCount(first.segments)} SMS`]
    : [];
}

function templateProblems({ issues }: ListEstimate, paint: Paint): string[] {
  return issues.map((issue) => paint("red", `✖ ${templateSentence(issue)}`));
}

function templateSentence({ code, params }: TemplateIssue): string {
  const name = visibleText(String(params["name"] ?? ""));
  switch (code) {
    case "unknown-field":
      return `the file has no column for {${name}}${params["nearest"] ? `: {${visibleText(String(params["nearest"]))}}?` : ""}`;
    case "double-braces":
      return `a field has single braces: ${visibleText(String(params["fix"] ?? `{${name}}`))}`;
    case "unclosed-field":
      return "a field begins with { and does not end with }";
    default:
      return code;
  }
}

function leftOut({ lines }: ListFile, { issues, rows: { invalid, duplicates } }: ListEstimate, paint: Paint): string[] {
  const reasons = [
    ...invalid.map(({ row, issues }) => ({ row, reason: issues[0] ? rowSentence(issues[0]) : "" })),
    ...duplicates.map((row) => ({ row, reason: "as an earlier row, sent once" })),
  ].sort((one, other) => one.row - other.row);
  if (reasons.length === 0) return issues.length > 0 ? [] : [paint("green", "✔ every row can be sent")];
  return [
    paint("red", `✖ ${amount(reasons.length, "row")} left out:`),
    ...reasons.slice(0, ROWS).map(({ row, reason }) => `  line ${String(lines[row]).padEnd(6)} ${reason}`),
    ...restOfRows(reasons.length),
  ];
}

function rowSentence({ field, code, params = {} }: RowIssue): string {
  if (field === "recipients") {
    const source = String(params["source"] ?? "");
    return `${NUMBERS[code] ?? code}${source ? `: ${visibleText(source)}` : ""}`;
  }
  if (code === "empty-field") return `{${visibleText(String(params["name"]))}} is empty`;
  return issueSentence({ field, code: code as IssueCode, params });
}

/** Texts with a field for each person, and what a list of people comes to: `@sms-composer/core/template`. */
export { columnLetters, fieldNames } from "./template/field-names.ts";
export { findFieldLookalikes } from "./template/field-lookalikes.ts";
export { fillCompiled, fillTemplate } from "./template/filled-template.ts";
export type { FilledTemplate } from "./template/filled-template.ts";
export { estimateRange } from "./template/length-range.ts";
export type { CountRange, FieldLengths } from "./template/length-range.ts";
export { estimateList, estimateListInSlices } from "./template/list-estimate.ts";
export type { ListEstimate, ListInput, LongRow, RowIssue, RowIssueCode } from "./template/list-estimate.ts";
export { compileTemplate, parseTemplate } from "./template/template.ts";
export type {
  CompiledField,
  CompiledTemplate,
  TemplateField,
  TemplateIssue,
  TemplateIssueCode,
  TemplateOptions,
} from "./template/template.ts";

import type { CompiledField, CompiledTemplate } from "@sms-composer/core/template";

/** Whether a part of a template is a field without a default that has nothing in some rows, which are not sent then. */
export const isEmptyForSome = (
  part: CompiledTemplate["parts"][number],
  blanks: (column: number) => number,
): part is CompiledField => typeof part !== "string" && part.default === undefined && blanks(part.column) > 0;

/** Lists of people out of files and pasted cells: `@sms-composer/core/lists`. Loads on demand; no part of the index. */
export { findColumns, findColumnsInSlices } from "./lists/list-columns.ts";
export type { ColumnOptions, ColumnsFound } from "./lists/list-columns.ts";
export { SHEET_LIMITS } from "./lists/sheet-file.ts";
export type { Pause, Sheet, SheetFile, SheetOptions, SheetProblem, SheetProblemCode } from "./lists/sheet-file.ts";
export { readPastedCells, readSheets } from "./lists/sheet-reading.ts";

/** The colours of fields, in the text and in what arrives of it. Loads with the first field. */
export { alignMarks, fieldMarks } from "./field-marks.ts";
export { valueMarks } from "./value-marks.ts";

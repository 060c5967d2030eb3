import { format, isDateFormat } from "numfmt";

/** The number formats that a workbook names by number alone (ECMA-376, part 1, 18.8.30); 14 and 22 follow the language. */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  37: "#,##0;-#,##0",
  38: "#,##0;-#,##0",
  39: "#,##0.00;-#,##0.00",
  40: "#,##0.00;-#,##0.00",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  48: "##0.0E+0",
  49: "@",
};

/** The short date of languages that write it in another way than day, month, year between slashes. */
const SHORT_DATE: Readonly<Record<string, string>> = { "en-us": "m/d/yyyy", de: "dd.mm.yyyy" };
/** Formats that follow the settings of the system that shows them. */
const SYSTEM_DATE = /^\[\$-F800\]/i;
const SYSTEM_TIME = /^\[\$-F400\]/i;
/** `[h]:mm` shows how long something takes, and no point in time. */
const DURATION = /\[(?:h+|m+|s+)\]/i;

/** Days from the first day of the calendar of 1900 to that of 1904. */
const DAYS_TO_1904 = 1462;
/** An Excel format has at most 255 characters. */
const MAX_FORMAT_LENGTH = 1000;

/** Digits are grouped by spaces that no SMS carries as they are. */
const plainSpaces = (shown: string): string => shown.replace(/[\u00a0\u2009\u202f]/g, " ").trim();

/** The number formats of a workbook. */
export interface NumberDisplay {
  /** The cell's number as it is written in the file, and its format. */
  readonly number: (written: string, code: string) => string;
  readonly boolean: (value: boolean) => string;
  readonly builtIn: (id: number) => string;
}

/**
 * Shows numbers, dates, percentages and amounts as the spreadsheet does. Whole numbers without a format of their own,
 * or with one of powers of ten, keep all their digits: they are phone numbers and identifiers.
 *
 * @param language BCP 47 tag of the language of formats that name none
 */
export function numberDisplay(language: string, is1904: boolean): NumberDisplay {
  const options = { locale: language };
  const show = (code: string, value: number | boolean): string => {
    try {
      return plainSpaces(format(code, value, options));
    } catch {
      // Not a format, or not a language: the value is still worth more than nothing.
      return plainSpaces(format("General", value));
    }
  };
  const tag = language.toLowerCase();
  const date = SHORT_DATE[tag] ?? SHORT_DATE[tag.slice(0, 2)] ?? "dd/mm/yyyy";
  const inLanguage = (code: string): string => {
    if (SYSTEM_TIME.test(code)) return "h:mm:ss";
    return SYSTEM_DATE.test(code) ? "dddd d mmmm yyyy" : code;
  };
  const kinds = new Map<string, { isDate: boolean; keepsDigits: boolean }>();
  const kindOf = (code: string) => {
    let kind = kinds.get(code);
    if (!kind) {
      const keepsDigits = code.length > MAX_FORMAT_LENGTH || /^(?:general|@)$|e[+-]/i.test(code);
      kind = { isDate: !keepsDigits && !DURATION.test(code) && isDate(code), keepsDigits };
      kinds.set(code, kind);
    }
    return kind;
  };
  return {
    number: (written, code) => {
      const value = Number(written);
      if (written.trim() === "" || !Number.isFinite(value)) return written;
      const { isDate, keepsDigits } = kindOf(code);
      if (keepsDigits) return Number.isSafeInteger(value) ? String(value) : show("General", value);
      return show(inLanguage(code), isDate && is1904 ? value + DAYS_TO_1904 : value);
    },
    boolean: (value) => show("General", value),
    builtIn: (id) => {
      return id === 14 ? date : id === 22 ? `${date} h:mm` : (BUILT_IN[id] ?? "General");
    },
  };
}

/** A format that cannot be read is none of dates. */
function isDate(code: string): boolean {
  try {
    return isDateFormat(code);
  } catch {
    return false;
  }
}

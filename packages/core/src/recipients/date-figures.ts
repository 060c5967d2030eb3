import { foldWord, wordsOf } from "./number-labels.ts";

// Each pattern is tried where a group of digits begins, and reads as far as the figure goes. What the digits mean is
// checked apart: patterns that knew the days of a month would be long, and not read more.

const NUMERIC_DATE = /(\d{1,4})( ?[./-] ?)(\d{1,2}) ?[./-] ?('?\d{2}|\d{4})(?!\d)/y;
const SPACED_DATE = /(\d{1,2}|\d{4}) (\d{1,2}) (\d{4}|\d{2})(?!\d)/y;
/** "6 décembre 2023", "6th of December", "6. Dez. 23". */
const DAY_AND_MONTH =
  /(\d{1,2})(?:er|st|nd|rd|th|[.ºª])?[ -]?(?:de |of )?(\p{L}{3,10})\.?(?:,? (?:de |del )?(\d{4}|'?\d{2})(?!\d))?/uy;
/** "6, 2023" and "2023" behind the name of a month. */
const AFTER_MONTH = /(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d(?!\d)|\d{1,2}(?:st|nd|rd|th)?(?![\d ])/y;
const COMPACT = /(\d{4})(\d\d)(\d\d)(?:T?([012]\d)([0-5]\d)(?:[0-5]\d)?Z?)?(?!\d)/y;
/** "06/07-08/07/2024", "06.-08.07.2024", "06-08.07.24", "06.07.-08.08.". */
const RANGE = /(\d{1,2})(?:\.|([./])(\d{1,2})\.?)? ?- ?(\d{1,2})([./])(\d{1,2})(?:\.|\5(\d{4}|\d{2}))?(?!\d)/y;
/** A continuation of a date: the end of a range. */
const RANGE_END =
  /( ?- ?| ?(?:au|bis|to|al) )(\d{1,2}) ?([./-]) ?(\d{1,2})(?:\.(?!\d)| ?[./-] ?(?:\d{4}|\d{2}))?(?!\d)/y;

const TIME =
  /([012]?\d)(?::| ?h ?)([0-5]\d)(?:(?::| ?(?:m|min|') ?)[0-5]\d(?:\.\d{1,9})?)?(?!\d)(?: ?[ap]\.?m\b\.?)?(?: ?Z\b| ?[+-]\d\d:?\d\d(?!\d))?/iy;
const HOUR = /([012]?\d) ?(?:h|uhr|[ap]\.?m)\b\.?/iy;
/** Behind a date, a dot may stand in a time. */
const TIME_WITH_DOT = /[012]?\d\.[0-5]\d(?:\.[0-5]\d)?(?![\d]| \d\d)/y;
/** A separator of a date and its time. */
const BETWEEN = /(?:T|[,;]? ?(?:-|@|à|a|at|um|alle|às)? ?)/iy;
/** "2:06 12 34 56 78" is a label and a number. */
const PAIRS_BEHIND = /(?:[ .-]\d\d){4}(?![ .-]?\d)/y;

const MONTHS = wordsOf(`
  jan janv january janvier januar jannar janner enero ene gennaio gen janeiro
  feb fev fevr february fevrier februar febrero febbraio fevereiro
  mar mars march marz maerz marzo marco
  apr avr april avril abril abr aprile
  mai may mayo maggio mag maio
  jun juin june juni junio giugno giu junho
  jul juil july juillet juli julio luglio lug julho
  aug aout august agosto ago
  sep sept september septembre septiembre settembre set setembro
  oct okt october octobre oktober octubre ottobre ott outubro out
  nov november novembre noviembre novembro
  dec dez december decembre dezember diciembre dic dicembre dezembro
`);

const isMonthName = (word: string): boolean => MONTHS.has(foldWord(word));
const isYear = (digits: string): boolean => /^(?:19|20)\d\d$/.test(digits);
const isDay = (digits: string): boolean => Number(digits) >= 1 && Number(digits) <= 31;
const isDayOfMonth = (a: string, b: string): boolean => isDay(a) && isDay(b) && Math.min(Number(a), Number(b)) <= 12;

/** Whether three groups of digits are a date with a year of four digits, in any order. */
export const isFullDate = (a: string, b: string, c: string): boolean =>
  (isYear(c) && a.length <= 2 && b.length <= 2 && isDayOfMonth(a, b)) ||
  (isYear(a) && b.length <= 2 && c.length <= 2 && isDayOfMonth(b, c));

/** Whether three groups are a date, be its year of two digits or of four. */
export const isDate = (a: string, b: string, c: string): boolean =>
  isFullDate(a, b, c) || (a.length <= 2 && b.length <= 2 && c.length === 2 && isDayOfMonth(a, b));

const match = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** Whether a figure may end here: no digit follows, nor a separator and a digit. */
const isEnd = (text: string, at: number): boolean => !/^(?:\d|[./:-]\d)/.test(text.slice(at, at + 2));

/** The end of a date that begins at a group of digits, with its time or the end of its range. */
export function dateEnd(text: string, at: number): number | undefined {
  const end = rangeEnd(text, at) ?? numericDateEnd(text, at) ?? writtenDateEnd(text, at) ?? compactEnd(text, at);
  if (end === undefined) return;
  const [range = "", gap = "", day = "", mark, month = ""] = match(RANGE_END, text, end) ?? [];
  const isRange = range !== "" && !(gap === "-" && mark === "-") && isDayOfMonth(day, month);
  if (isRange && isEnd(text, end + range.length)) return end + range.length;
  if (!isEnd(text, end)) return;
  return timeBehind(text, end) ?? end;
}

function numericDateEnd(text: string, at: number): number | undefined {
  const numeric = match(NUMERIC_DATE, text, at);
  if (numeric) {
    const [all, a = "", separator = "", b = "", c = ""] = numeric;
    const mark = separator.trim();
    // Both separators are the same, whatever spaces stand beside them.
    const isSame = all
      .slice(a.length + separator.length + b.length)
      .trimStart()
      .startsWith(mark);
    const year = c.replace("'", "");
    // "0470 12.10.23" is a number of Belgium.
    const isBehindArea = year.length === 2 && /0\d{2,4} $/.test(text.slice(Math.max(0, at - 6), at));
    if (isSame && isDate(a, b, year) && !isBehindArea) return at + all.length;
  }
  if (/\d $/.test(text.slice(Math.max(0, at - 2), at))) return;
  const [spaced = "", first = "", second = "", third = ""] = match(SPACED_DATE, text, at) ?? [];
  return isFullDate(first, second, third) ? at + spaced.length : undefined;
}

function rangeEnd(text: string, at: number): number | undefined {
  const [all = "", from = "", , fromMonth = "1", to = "", , toMonth = ""] = match(RANGE, text, at) ?? [];
  const isRange = isDayOfMonth(to, toMonth) && isDayOfMonth(from, fromMonth) && isEnd(text, at + all.length);
  return isRange ? at + all.length : undefined;
}

function writtenDateEnd(text: string, at: number): number | undefined {
  const [written = "", dayOfMonth = "", name = ""] = match(DAY_AND_MONTH, text, at) ?? [];
  if (isDay(dayOfMonth) && isMonthName(name)) return at + written.length;
  const [, month = ""] = /(\p{L}{3,10})[. -]{1,2}$/u.exec(text.slice(Math.max(0, at - 12), at)) ?? [];
  if (!isMonthName(month)) return;
  const [all] = match(AFTER_MONTH, text, at) ?? [];
  return all === undefined ? undefined : at + all.length;
}

/** "20231206T103000Z", "20231206103000"; eight digits alone can be a number where numbers are that short. */
function compactEnd(text: string, at: number): number | undefined {
  const [all = "", year = "", month = "", day = "", hour = ""] = match(COMPACT, text, at) ?? [];
  return hour !== "" && isFullDate(year, month, day) ? at + all.length : undefined;
}

function timeBehind(text: string, at: number): number | undefined {
  BETWEEN.lastIndex = at;
  BETWEEN.test(text);
  const from = BETWEEN.lastIndex;
  const end = timeEnd(text, from);
  if (end !== undefined || from === at) return end;
  const [all] = match(TIME_WITH_DOT, text, from) ?? [];
  return all !== undefined && isEnd(text, from + all.length) ? from + all.length : undefined;
}

/** The end of a time of day or a duration that begins at a group of digits. */
export function timeEnd(text: string, at: number): number | undefined {
  const [all] = match(TIME, text, at) ?? match(HOUR, text, at) ?? [];
  if (all === undefined) return;
  const end = at + all.length;
  return isEnd(text, end) && !match(PAIRS_BEHIND, text, end) ? end : undefined;
}

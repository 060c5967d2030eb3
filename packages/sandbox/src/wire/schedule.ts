import { fromParisTime } from "@sms-composer/core/forecast";
import { textOf, type Parameters } from "./parameters.ts";
import type { FieldProblem } from "./refusal.ts";

const DATE = /^(\d{2})\/(\d{2})\/(\d{4})$/;
const WHOLE = /^\d{1,2}$/;
const MINUTE_STEP = 5;

/** Reads the time of a scheduled send, in milliseconds since 1970; `undefined` for now. Problems are added to the list. */
export function readSchedule(parameters: Parameters, now: number, problems: FieldProblem[]): number | undefined {
  const date = textOf(parameters, "scheduledDeliveryDate");
  const hour = textOf(parameters, "time");
  const minute = textOf(parameters, "minute");
  if (date === undefined) {
    if (hour === undefined && minute === undefined) return undefined;
    problems.push({ element: "scheduledDeliveryDate", code: 45, say: (texts) => texts[45] });
    return undefined;
  }

  const day = readDate(date);
  const at = day && fromParisTime({ ...day, hour: Number(hour ?? 23), minute: Number(minute ?? 59) }).getTime();
  if (!day) problems.push({ element: "scheduledDeliveryDate", code: 49, say: (texts) => texts[49] });
  else if (at !== undefined && at < now) {
    const shown = `${hour ?? ""}:${minute ?? ""}`;
    problems.push({ element: "scheduledDeliveryDate", code: 49, say: (texts) => texts.pastDate(date, shown) });
  }

  if (minute === undefined) problems.push({ element: "minute", code: 47, say: (texts) => texts.minuteRequired });
  else if (!WHOLE.test(minute) || Number(minute) > 59) {
    problems.push({ element: "minute", code: 47, say: (texts) => texts[47] });
  } else if (Number(minute) % MINUTE_STEP !== 0) {
    problems.push({ element: "minute", code: 48, say: (texts) => texts[48] });
  }

  if (hour === undefined) problems.push({ element: "time", code: 46, say: (texts) => texts[46] });
  else if (!WHOLE.test(hour) || Number(hour) > 24) {
    problems.push({ element: "time", code: 9, say: (texts) => texts.hourRange });
  }
  return at;
}

function readDate(text: string): { year: number; month: number; day: number } | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [day, month, year] = match.slice(1).map(Number) as [number, number, number];
  const real = new Date(Date.UTC(year, month - 1, day));
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === day ? { year, month, day } : undefined;
}

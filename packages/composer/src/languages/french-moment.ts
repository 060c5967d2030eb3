import type { Formats } from "./formats.ts";
import { moment as inParts } from "./money-and-moments.ts";

/** Une date et une heure, comme on les dit, par exemple « mardi 1er décembre à 8 h ». */
export const moment = (f: Formats, date: Date): string =>
  inParts(
    f,
    date,
    ({ weekday, day, month, hour, minute }) =>
      `${weekday} ${day === "1" ? "1er" : day} ${month} à ${Number(hour)}\u00a0h${minute === "00" ? "" : `\u00a0${minute}`}`,
  );

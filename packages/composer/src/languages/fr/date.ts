import type { Formats } from "../formats.ts";
import { dateText as inParts } from "../dates.ts";

/** Une date et une heure, comme on les dit, par exemple « mardi 1er décembre à 8 h ». */
export const dateText = (f: Formats, date: Date): string =>
  inParts(
    f,
    date,
    ({ weekday, day, month, hour, minute }) =>
      `${weekday} ${day === "1" ? "1er" : day} ${month} à ${Number(hour)}\u00a0h${minute === "00" ? "" : `\u00a0${minute}`}`,
  );

import type { Formats } from "../formats.ts";
import { dateText as inParts } from "../dates.ts";

/** Una fecha y una hora como se dicen: «martes 1 de diciembre a las 8:00». */
export const dateText = (f: Formats, date: Date): string =>
  inParts(
    f,
    date,
    ({ weekday, day, month, hour, minute }) =>
      `${weekday} ${day} de ${month} a ${Number(hour) === 1 ? "la" : "las"} ${Number(hour)}:${minute}`,
  );

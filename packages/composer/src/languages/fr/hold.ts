import type { HeldBecause } from "@sms-composer/core/forecast";
import type { Formats } from "../formats.ts";
import { dateText } from "./date.ts";

/** The reasons for which a commercial message waits. */
export const BECAUSE: Readonly<Record<HeldBecause, string>> = {
  night: "pas de SMS commercial entre 20 h et 8 h",
  sunday: "pas de SMS commercial le dimanche",
  holiday: "pas de SMS commercial les jours fériés",
};

/** A sentence for the time at which a message that is held arrives. */
export const arrivesHeld =
  (f: Formats) =>
  (at: Date, because: HeldBecause): string =>
    `Arrivée ${dateText(f, at)}\u00a0: ${BECAUSE[because]}.`;

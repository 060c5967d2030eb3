import type { HeldBecause } from "@sms-composer/core/forecast";
import type { Formats } from "../formats.ts";
import { dateText } from "../dates.ts";

/** The reasons for which a commercial message waits. */
export const BECAUSE: Readonly<Record<HeldBecause, string>> = {
  night: "niente SMS commerciali tra le 20 e le 8",
  sunday: "niente SMS commerciali la domenica",
  holiday: "niente SMS commerciali nei giorni festivi",
};

/** A sentence for the time at which a message that is held arrives. */
export const arrivesHeld =
  (f: Formats) =>
  (at: Date, because: HeldBecause): string =>
    `Arriva ${dateText(f, at)}: ${BECAUSE[because]}.`;

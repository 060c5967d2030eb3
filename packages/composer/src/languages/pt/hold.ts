import type { HeldBecause } from "@sms-composer/core/forecast";
import type { Formats } from "../formats.ts";
import { dateText } from "../dates.ts";

/** The reasons for which a commercial message waits. */
export const BECAUSE: Readonly<Record<HeldBecause, string>> = {
  night: "não há SMS comerciais entre as 20 h e as 8 h",
  sunday: "não há SMS comerciais ao domingo",
  holiday: "não há SMS comerciais nos feriados",
};

/** A sentence for the time at which a message that is held arrives. */
export const arrivesHeld =
  (f: Formats) =>
  (at: Date, because: HeldBecause): string =>
    `Chega ${dateText(f, at)}: ${BECAUSE[because]}.`;

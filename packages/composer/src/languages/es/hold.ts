import type { HeldBecause } from "@sms-composer/core/forecast";
import type { Formats } from "../formats.ts";
import { dateText } from "./date.ts";

/** The reasons for which a commercial message waits. */
export const BECAUSE: Readonly<Record<HeldBecause, string>> = {
  night: "no se envían SMS comerciales entre las 20 h y las 8 h",
  sunday: "los domingos no se envían SMS comerciales",
  holiday: "los días festivos no se envían SMS comerciales",
};

/** A sentence for the time at which a message that is held arrives. */
export const arrivesHeld =
  (f: Formats) =>
  (at: Date, because: HeldBecause): string =>
    `Llegará el ${dateText(f, at)}: ${BECAUSE[because]}.`;

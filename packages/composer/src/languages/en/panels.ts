import type { HeldBecause } from "@sms-composer/core/forecast";
import type { Formats } from "../formats.ts";
import { dateText, dayText } from "../dates.ts";

const BECAUSE: Readonly<Record<HeldBecause, string>> = {
  night: "no commercial SMS between 8 pm and 8 am",
  sunday: "no commercial SMS on Sundays",
  holiday: "no commercial SMS on public holidays",
};

/** The English messages of the panels; every other locale is typed against them. */
export function panelMessages(f: Formats) {
  return {
    dayAndTime: "Day and time",
    parisTime: "Paris time, in steps of 5 minutes",
    arrives: (at: Date): string => `Arrives on ${dateText(f, at)}.`,
    arrivesHeld: (at: Date, because: HeldBecause): string => `Arrives on ${dateText(f, at)}: ${BECAUSE[because]}.`,
    nowHeld: (at: Date, because: HeldBecause): string =>
      `if sent now, it would arrive on ${dateText(f, at)}: ${BECAUSE[because]}`,

    language: "Programming language",
    copy: "Copy",
    copied: "Copied",
    copyByHand: "This page is not allowed to copy. The text is selected: press Ctrl+C.",
    keyHint: "The key comes from the environment variable SMSPARTNER_API_KEY; it is not in the sample.",

    tag: "Tag",
    tagHint: "to find this message later; up to 20 lower-case letters and digits, no spaces",
    responseUrl: "Address for replies",
    receiptUrl: "Address for delivery receipts",
    sandbox: "Trial",
    sandboxHint: "nothing is sent, nothing is charged",

    chooseTemplate: "Choose a template",
    insert: "Insert",
    saveAsTemplate: "Save this text as a template named",
    saveTemplate: "Save",
    templateSaved: (name: string): string => `${name} is saved.`,
    day: (date: Date): string => dayText(f, date),
    time: (hour: string, minute: string): string => `${hour}:${minute}`,
  };
}

export type PanelMessages = ReturnType<typeof panelMessages>;
